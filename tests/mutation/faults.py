"""The faults that can be planted in a C++ source, found by its tokens.

Comments, literals of text, directives, templates' angle brackets and declarations are left alone. What is a binary operator is
told by the blanks around it, as clang-format sets them.
"""
import re
from collections import namedtuple

Token = namedtuple("Token", "kind text begin end")  # kind: "word", "number", "text", "sign"
Fault = namedtuple("Fault", "line begin end new what")  # bytes begin..end of the source become new

TOKEN = re.compile(
    r"""(?P<gap>\s+|//(?:\\\n|[^\n])*|/\*.*?\*/)
      | (?P<text>(?:u8|[uUL])?R"(?P<mark>[^\s()\\]{0,16})\(.*?\)(?P=mark)"|(?:u8|[uUL])?"(?:\\.|[^"\\\n])*"|(?:u8|[uUL])?'(?:\\.|[^'\\\n])*')
      | (?P<number>\.?\d(?:'?[\w.]|(?<=[eEpP])[+-])*)
      | (?P<word>[A-Za-z_]\w*)
      | (?P<sign><=>|<<=|>>=|\.\.\.|->\*|::|->|\+\+|--|<<|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|.)""",
    re.VERBOSE | re.DOTALL)
DIRECTIVE = re.compile(r"[ \t]*#(?:\\\n|[^\n])*")

SWAPPED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "&&": "||", "||": "&&",
           "+": "-", "-": "+", "*": "/", "/": "*", "%": "*", "+=": "-=", "-=": "+="}
NO_STATEMENT = {"return", "if", "else", "for", "while", "do", "switch", "case", "default", "using", "namespace", "struct", "class",
                "enum", "union", "template", "typedef", "static_assert", "public", "private", "protected", "friend", "const",
                "constexpr", "static", "auto", "try", "catch", "goto", "co_return", "explicit", "virtual", "inline", "operator"}


def tokens_of(source):
    tokens, at, line_begins = [], 0, True
    while at < len(source):
        if line_begins:
            directive = DIRECTIVE.match(source, at)
            if directive:
                at = directive.end()
                line_begins = False
                continue
        found = TOKEN.match(source, at)
        if found.lastgroup != "gap":
            kind = next(kind for kind in ("text", "number", "word", "sign") if found[kind] is not None)
            tokens.append(Token(kind, found[0], at, found.end()))
            line_begins = False
        elif "\n" in found[0]:
            line_begins = True
        at = found.end()
    return tokens


def partners(tokens):
    """The index of the closing one of each opening (, [ and {, and the other way round."""
    opened, result = [], {}
    for i, token in enumerate(tokens):
        if token.kind == "sign" and token.text in "([{":
            opened.append(i)
        elif token.kind == "sign" and token.text in ")]}" and opened:
            result[i] = opened.pop()
            result[result[i]] = i
    return result


def is_declaration(words):
    """Whether a statement names something new: two names in a row, as in "Type& name = …", outside of brackets."""
    depth = 0
    for i, (one, other) in enumerate(zip(words, words[1:])):
        depth += (one.text in "([{") - (one.text in ")]}") if one.kind == "sign" else 0
        part_of_type = one.kind == "word" or one.text in (">", "&", "*", "&&") and i and words[i - 1].end == one.begin
        if depth == 0 and other.kind == "word" and part_of_type:
            return True
        if depth == 0 and one.text in ("=", "+=", "-=", "<<", "?"):
            return False
    return False


def faults_in(source):
    """All faults of a source text, in the order of their places."""
    tokens = tokens_of(source)
    partner = partners(tokens)
    faults = []

    def add(first, last, new, what):
        faults.append(Fault(source.count("\n", 0, tokens[first].begin) + 1, tokens[first].begin, tokens[last].end, new, what))

    def blanks_around(i):
        return source[tokens[i].begin - 1].isspace() and source[tokens[i].end:tokens[i].end + 1].isspace()

    def semicolon_after(i):
        while tokens[i].text != ";":
            i = partner.get(i, i) + 1 if tokens[i].text in "([{" else i + 1
            if i >= len(tokens) or tokens[i].text in ")]}":
                return None
        return i

    for i, token in enumerate(tokens):
        before = tokens[i - 1].text if i else ""
        if token.kind == "sign":
            if token.text in SWAPPED and before != "operator" and blanks_around(i):
                joins_text = token.text == "+" and "text" in (tokens[i - 1].kind, tokens[i + 1].kind)
                if not joins_text:
                    add(i, i, SWAPPED[token.text], f'"{token.text}" is "{SWAPPED[token.text]}"')
            elif token.text == "!":
                add(i, i, "", '"!" is gone')
            elif token.text in ("++", "--") and before != "operator":
                add(i, i, "--" if token.text == "++" else "++", f'"{token.text}" is the other')
        elif token.kind == "number" and re.fullmatch(r"[\d']+[uUlLzZ]*", token.text):
            value = int(re.sub(r"[^\d]", "", token.text), 8 if re.match(r"0\d", token.text) else 10)
            suffix = re.sub(r"[\d']", "", token.text)
            add(i, i, f"{value + 1}{suffix}", f"{token.text} is {value + 1}")
            if value > 1:
                add(i, i, f"{value - 1}{suffix}", f"{token.text} is {value - 1}")
        elif token.text in ("true", "false"):
            new = "false" if token.text == "true" else "true"
            add(i, i, new, f"{token.text} is {new}")
        elif token.text == "return":
            end = semicolon_after(i)
            if end and end > i + 1 and not (end == i + 2 and tokens[i + 1].text in ("true", "false")) \
                    and not (end == i + 3 and tokens[i + 1].text == "{") \
                    and not source[tokens[i + 1].begin:tokens[end].begin] == "std::nullopt":
                add(i, end, "return {};", "nothing is returned")
        elif token.text in ("if", "while") and i + 1 < len(tokens):
            start = i + 2 if tokens[i + 1].text == "constexpr" else i + 1
            if tokens[start].text != "(" or start not in partner or start != i + 1:
                continue
            end = partner[start]
            inner = semicolon_after(start + 1)
            if inner:
                first = inner + 1
            elif is_declaration(tokens[start + 1:end]) or tokens[start + 1].text in ("const", "auto"):
                if token.text == "if":
                    add(start + 1, end - 1, source[tokens[start + 1].begin:tokens[end - 1].end] + "; false", "the condition is false")
                continue
            else:
                first = start + 1
            add(first, end - 1, "false", "the condition is false")
            if token.text == "if":
                add(first, end - 1, "true", "the condition is true")
        elif token.kind == "word" and token.text not in NO_STATEMENT and before in ("{", "}", ";", ")", "else", ":"):
            end = semicolon_after(i)
            if end is None or (before == ")" and tokens[partner[i - 1] - 1].text not in ("if", "for", "while")):
                continue
            words = tokens[i:end]
            calls_or_sets = token.text in ("break", "continue") or any(word.text in ("(", "=", "+=", "-=", "++", "|=") for word in words)
            if calls_or_sets and not is_declaration(words) and not (before == ":" and tokens[i - 2].text in (")", "]")):
                add(i, end, ";", "the statement is gone")
    return sorted(set(faults), key=lambda fault: (fault.begin, fault.end, fault.new))


def with_fault(source, fault):
    return source[:fault.begin] + fault.new + source[fault.end:]
