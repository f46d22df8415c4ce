// The modules of the workbench's page keep the types that their comments state.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './support.mjs';

test('types of the page', () => {
  const pages = join(root, 'data/workbench');
  const modules = readdirSync(pages).filter((name) => name.endsWith('.js')).map((name) => join(pages, name));
  const checker = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const checked = spawnSync(process.execPath, [checker, '--noEmit', '--checkJs', '--allowJs', '--strict', '--noUnusedLocals', '--noUnusedParameters',
    '--target', 'es2022', '--module', 'es2022', '--moduleResolution', 'bundler', '--lib', 'es2023,dom,dom.iterable', ...modules], { encoding: 'utf8' });
  assert.equal(checked.stdout, '');
  assert.equal(checked.status, 0);
});
