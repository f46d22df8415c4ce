#!/usr/bin/env python3
"""What faults.py plants, and what it leaves alone."""
import unittest

from faults import faults_in, with_fault


def planted(source):
    """{the source with a fault: what the fault is}."""
    return {with_fault(source, fault): fault.what for fault in faults_in(source)}


def changes(source):
    return sorted(fault.what for fault in faults_in(source))


class Faults(unittest.TestCase):
    def test_left_alone(self):
        for source in ("// a < b && c\n", "/* 1 + 2\n if (x) */", '#include <set>\n#define A 1 + \\\n 2\n', "std::vector<int> a;",
                       "template <typename T> class A;", 'f(x, "1 < 2");'.replace("f(x, ", "const char* a = (").replace(");", ");"),
                       'auto a = R"(if (x) return 1 < 2;)";', "const char c = '<';", "bool operator==(const A& a, const A& b);",
                       "A&& take(B&& b, const C* c);", "std::map<A, std::pair<B, C>> of(D* d);", "return {};", "return std::nullopt;", "double a = 0.5 ;",
                       "int number(const Day& day);", "namespace a {\n\n}", "enum class A { b, c };", 'auto a = R"x(")" + 1)x";'):
            self.assertEqual(changes(source), [], source)

    def test_operators(self):
        self.assertEqual(planted("x = a < b;"), {"x = a <= b;": '"<" is "<="'})
        self.assertEqual(planted("x = a ==\n  b;"), {"x = a !=\n  b;": '"==" is "!="'})
        self.assertEqual(planted("x = a && b;"), {"x = a || b;": '"&&" is "||"'})
        self.assertEqual(planted("x = !a;"), {"x = a;": '"!" is gone'})
        self.assertEqual(planted("x = a - b;"), {"x = a + b;": '"-" is "+"'})
        self.assertEqual(changes('x = a + "b" + c;'), [])

    def test_constants(self):
        self.assertEqual(planted("x = 7u;"), {"x = 8u;": "7u is 8", "x = 6u;": "7u is 6"})
        self.assertEqual(planted("x = 0;"), {"x = 1;": "0 is 1"})
        self.assertEqual(set(planted("x = 1'000;")), {"x = 1001;", "x = 999;"})
        self.assertEqual(planted("x = true;"), {"x = false;": "true is false"})

    def test_conditions(self):
        self.assertEqual(planted("if (a) b;"), {"if (false) b;": "the condition is false", "if (true) b;": "the condition is true"})
        self.assertEqual(planted("if (f(a); g(b)) c;"),
                         {"if (f(a); false) c;": "the condition is false", "if (f(a); true) c;": "the condition is true"})
        self.assertEqual(planted("if (const auto a = f()) b;"), {"if (const auto a = f(); false) b;": "the condition is false"})
        self.assertEqual(planted("if (A* a = f()) b;"), {"if (A* a = f(); false) b;": "the condition is false"})
        self.assertIn("if (true) c;", planted("if (a && b) c;"))
        self.assertEqual(planted("while (a) b;"), {"while (false) b;": "the condition is false"})

    def test_statements(self):
        self.assertEqual(planted("{ f(a); }"), {"{ ; }": "the statement is gone"})
        self.assertEqual(planted("if (a) f();")["if (a) ;"], "the statement is gone")
        self.assertEqual(planted("for (;;) { break; }"), {"for (;;) { ; }": "the statement is gone"})
        self.assertEqual(planted("{ a.b = c; }"), {"{ ; }": "the statement is gone"})
        self.assertEqual(planted("{ A b = c; }"), {})
        self.assertEqual(planted("{ const A b(c); std::vector<A> d(e); }"), {})

    def test_returns(self):
        self.assertEqual(planted("{ return f(a); }"), {"{ return {}; }": "nothing is returned"})
        self.assertEqual(planted("{ return false; }"), {"{ return true; }": "false is true"})

    def test_places(self):
        fault, = faults_in("// one\nint f() {\n  return g();\n}\n")
        self.assertEqual((fault.line, fault.what), (3, "nothing is returned"))


if __name__ == "__main__":
    unittest.main()
