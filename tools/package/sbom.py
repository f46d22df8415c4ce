#!/usr/bin/env python3
"""Write a bill of materials: what the program is made of, and under which licences, as SPDX 2.3 in JSON.

usage: sbom.py PROGRAM BUILD [--bundled] -o FILE
       sbom.py --packages-of PROGRAM

Listed are the Debian packages of the shared libraries that the loader finds for PROGRAM, those of whose headers alone it is
compiled (as Ninja has noted in BUILD), and the files of data/ inside it. --bundled: the libraries lie in the same
archive. The same program, packages and SOURCE_DATE_EPOCH give the same bytes. The second form prints the packages of the
libraries, one a line. Exit status 1 with a message where something cannot be told.
"""

import argparse
import datetime
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]


class Missing(Exception):
    """What cannot be told, and why."""


def output_of(*command):
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}, check=False)
    if done.returncode != 0:
        raise Missing(f"{' '.join(command[:4])} …: exit status {done.returncode}: {done.stderr.strip()[:500]}")
    return done.stdout


def libraries_of(program):
    """Paths of the shared libraries, as the loader finds them, with their links followed."""
    said = output_of("ldd", str(program))
    if "not found" in said:
        raise Missing(f"{program}: a library is not found:\n{said}")
    return sorted({os.path.realpath(path) for path in re.findall(r"(?:=> |^\s)(/\S+) \(0x", said, re.M)})


def owners_of(paths):
    """The Debian packages that files are from. Of a file in /usr/lib dpkg may know only its place in /lib."""
    owners, open_paths = {}, set(paths)
    for shorten in (False, True):
        asked = {path.removeprefix("/usr") if shorten else path: path for path in open_paths}
        names = sorted(asked)
        for at in range(0, len(names), 500):
            done = subprocess.run(
                ["dpkg-query", "-S", *names[at : at + 500]], capture_output=True, text=True, check=False
            )  # fmt: skip
            for line in done.stdout.splitlines():
                package, _, path = line.partition(": ")
                if path in asked and not package.startswith("diversion"):
                    owners[asked[path]] = package.split(",")[0].split(":")[0]
        open_paths -= owners.keys()
    if open_paths:
        raise Missing(f"no Debian package has {sorted(open_paths)[0]} (and {len(open_paths) - 1} more)")
    return owners


def headers_in(build):
    """Headers of the system that the program's objects were compiled from."""
    headers, is_ours = set(), False
    for line in output_of("ninja", "-C", str(build), "-t", "deps").splitlines():
        if line and not line.startswith(" "):
            is_ours = re.match(r"(src|graph|exports|data)/", line) is not None
        elif is_ours and (path := line.strip()).startswith("/usr/"):
            headers.add(os.path.realpath(path))
    if not headers:
        raise Missing(f"{build}: Ninja has noted no headers; build the program there first")
    return sorted(headers)


def table(path):
    rows = [line.split("\t") for line in path.read_text(encoding="utf8").splitlines() if not line.startswith("#")]
    return {row[0]: row[1:] for row in rows}


def facts_of(packages):
    """Version, source package and architecture of Debian packages."""
    out = {}
    form = "${Package}\t${Version}\t${source:Package}\t${source:Version}\t${Architecture}\n"
    for line in output_of("dpkg-query", "-W", "-f", form, *packages).splitlines():
        name, version, source, source_version, architecture = line.split("\t")
        out[name] = {"version": version, "source": source, "source_version": source_version, "architecture": architecture}
    return out


def spdx_id(text):
    return re.sub(r"[^A-Za-z0-9.-]", "-", text)


class Bill:
    def __init__(self):
        self.packages, self.relationships, self.texts, self.files = [], [], {}, []
        self.licences = table(SOURCE / "tools/package/licences.tsv")

    def relate(self, one, kind, other):
        self.relationships.append({"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other})

    def add_debian(self, name, facts, relations):
        source = facts["source"]
        reference = f"LicenseRef-Debian-{spdx_id(source)}"
        copyright_file = Path(f"/usr/share/doc/{name}/copyright")
        text = copyright_file.read_text(encoding="utf8", errors="replace")
        self.texts.setdefault(reference, (source, text))
        if source not in self.licences:
            print(f"sbom.py: tools/package/licences.tsv has no row of {source}, and its licence is not told in short", file=sys.stderr)
        own_id = f"SPDXRef-Package-{spdx_id(name)}"
        self.packages.append({
            "SPDXID": own_id, "name": name, "versionInfo": facts["version"],
            "supplier": "Organization: Debian", "downloadLocation": "NOASSERTION", "filesAnalyzed": False,
            "sourceInfo": f"Debian's source package {source} {facts['source_version']}",
            "licenseConcluded": self.licences.get(source, ["NOASSERTION"])[0], "licenseDeclared": reference,
            "licenseComments": "Concluded is the licence of the library; declared is all that Debian says of the whole source package.",
            "copyrightText": "NOASSERTION",
            "externalRefs": [{
                "referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
                "referenceLocator": f"pkg:deb/debian/{name.replace('+', '%2B')}@{facts['version'].replace('+', '%2B').replace(':', '%3A')}?arch={facts['architecture']}",
            }],
        })  # fmt: skip
        for kind in relations:
            self.relate("SPDXRef-Package-dateline", kind, own_id)

    def add_data(self, version):
        """The files that are compiled in, each with its licence."""
        names = [line for line in (SOURCE / "data/files.txt").read_text().splitlines() if line and not line.startswith("#")]
        licences = table(SOURCE / "data/licences.tsv")
        if unknown := sorted(licences.keys() - set(names)):
            raise Missing(f"data/licences.tsv names {unknown[0]}, which data/files.txt does not compile in")
        sums = []
        for name in sorted(names):
            content = (SOURCE / "data" / name).read_bytes()
            licence, whose = licences.get(name, ["Apache-2.0", "Copyright 2026 the Dateline authors"])
            sums.append(hashlib.sha1(content).hexdigest())
            self.files.append({
                "SPDXID": f"SPDXRef-File-{spdx_id(name)}", "fileName": f"./data/{name}",
                "checksums": [{"algorithm": "SHA1", "checksumValue": sums[-1]},
                              {"algorithm": "SHA256", "checksumValue": hashlib.sha256(content).hexdigest()}],
                "licenseConcluded": licence, "licenseInfoInFiles": ["NOASSERTION"], "copyrightText": whose,
            })  # fmt: skip
        used = sorted({entry["licenseConcluded"] for entry in self.files})
        self.packages.append({
            "SPDXID": "SPDXRef-Package-dateline-data", "name": "dateline-data", "versionInfo": version,
            "supplier": "Organization: Dateline", "downloadLocation": "NOASSERTION", "filesAnalyzed": True,
            "packageVerificationCode": {"packageVerificationCodeValue": hashlib.sha1("".join(sorted(sums)).encode()).hexdigest()},
            "licenseConcluded": " AND ".join(used), "licenseDeclared": " AND ".join(used), "licenseInfoFromFiles": ["NOASSERTION"],
            "copyrightText": "NOASSERTION", "comment": "Words, rules, models, fonts and samples inside the program; see NOTICE.",
        })  # fmt: skip
        for entry in self.files:
            self.relate("SPDXRef-Package-dateline-data", "CONTAINS", entry["SPDXID"])
        self.relate("SPDXRef-Package-dateline", "CONTAINS", "SPDXRef-Package-dateline-data")


def bill_of(program, build, is_bundled):
    version = output_of(str(program), "--version").split()[1]
    bill = Bill()
    bill.packages.append({
        "SPDXID": "SPDXRef-Package-dateline", "name": "dateline", "versionInfo": version,
        "supplier": "Organization: Dateline", "downloadLocation": "NOASSERTION", "filesAnalyzed": False,
        "licenseConcluded": "Apache-2.0", "licenseDeclared": "Apache-2.0", "primaryPackagePurpose": "APPLICATION",
        "copyrightText": "Copyright 2026 the Dateline authors",
    })  # fmt: skip
    linked = set(owners_of(libraries_of(program)).values())
    compiled = set(owners_of(headers_in(build)).values())
    facts = facts_of(sorted(linked | compiled))
    linked_sources = {facts[name]["source"] for name in linked}
    for name in sorted(linked | compiled):
        if name in linked:
            bill.add_debian(name, facts[name], ["DYNAMIC_LINK", "CONTAINS"] if is_bundled else ["DYNAMIC_LINK"])
        elif facts[name]["source"] not in linked_sources:
            bill.add_debian(name, facts[name], ["STATIC_LINK"])
    bill.add_data(version)
    for name, purpose in (("graphviz", "places the boxes of diagrams"), ("poppler-utils", "reads PDFs")):
        own_id = f"SPDXRef-Package-{name}"
        bill.packages.append({
            "SPDXID": own_id, "name": name, "downloadLocation": "NOASSERTION", "filesAnalyzed": False,
            "licenseConcluded": "NOASSERTION", "licenseDeclared": "NOASSERTION", "copyrightText": "NOASSERTION",
            "comment": f"Run as a program of its own where it is installed; {purpose}. Never part of what is shipped.",
        })  # fmt: skip
        bill.relate(own_id, "OPTIONAL_DEPENDENCY_OF", "SPDXRef-Package-dateline")
    bill.relate("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-Package-dateline")
    return bill, version


def document(bill, version):
    given = os.environ.get("SOURCE_DATE_EPOCH")
    at = int(given) if given else int(datetime.datetime.now().timestamp())
    content = {
        "packages": bill.packages,
        "files": bill.files,
        "relationships": bill.relationships,
        "hasExtractedLicensingInfos": [
            {"licenseId": reference, "name": f"What Debian says of the licences of {source}", "extractedText": text}
            for reference, (source, text) in sorted(bill.texts.items())
        ],
    }
    name = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    return {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": f"dateline-{version}",
        "documentNamespace": f"https://dateline.example/spdx/dateline-{version}-{name}",
        "creationInfo": {
            "created": datetime.datetime.fromtimestamp(at, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": ["Tool: tools/package/sbom.py"],
        },
        **content,
    }  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", nargs="?")
    parser.add_argument("build", nargs="?")
    parser.add_argument("--bundled", action="store_true", help="the libraries lie in the same archive")
    parser.add_argument("--packages-of", metavar="PROGRAM", help="print the packages of the libraries of a program")
    parser.add_argument("-o", "--output", metavar="FILE")
    given = parser.parse_args()
    if given.packages_of:
        print("\n".join(sorted(set(owners_of(libraries_of(given.packages_of)).values()))))
        return
    if not (given.program and given.build and given.output):
        parser.error("PROGRAM, BUILD and -o FILE are needed")
    bill, version = bill_of(given.program, given.build, given.bundled)
    text = json.dumps(document(bill, version), indent=1, ensure_ascii=False) + "\n"
    Path(given.output).write_text(text, encoding="utf8")


if __name__ == "__main__":
    try:
        main()
    except (Missing, OSError) as problem:
        sys.exit(f"sbom.py: {problem}")
