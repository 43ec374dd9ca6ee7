package io.aoscope.engine.debug.expression;

import io.aoscope.engine.debug.expression.Asked.Kind;
import io.aoscope.engine.debug.expression.Expression.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads expressions by recursive descent; operators bind as in C. */
final class Parser {
    private static final Set<String> MEMORY =
            Set.of("u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64", "f32", "f64", "cstr");
    private static final Set<String> WORDS =
            Set.of("pages", "depth", "function", "offset", "slot", "pass", "instruction");
    /** Weakest first; a longer operator stands before the shorter one that it begins with. */
    private static final List<List<String>> LEVELS = List.of(
            List.of("||"),
            List.of("&&"),
            List.of("|"),
            List.of("^"),
            List.of("&"),
            List.of("==", "!="),
            List.of("<=", ">=", "<", ">"),
            List.of("<<", ">>>", ">>"),
            List.of("+", "-"),
            List.of("*", "/", "%"));

    private static final int DEEPEST = 200;

    private final String text;
    private final int begin;
    private final List<Asked> asked = new ArrayList<>();
    private int at;
    private int depth;

    /** @param begin where the text stands in what people see */
    Parser(String text, int begin) {
        this.text = text;
        this.begin = begin;
    }

    List<Asked> asked() {
        return asked;
    }

    Node whole() throws ExpressionException {
        Node node = level(0);
        space();
        if (at < text.length()) {
            throw new ExpressionException(begin + at, "unexpected " + shown());
        }
        return node;
    }

    private Node level(int level) throws ExpressionException {
        if (level == LEVELS.size()) {
            return unary();
        }
        Node left = level(level + 1);
        while (true) {
            Optional<String> operator = operator(LEVELS.get(level), level);
            if (operator.isEmpty()) {
                return left;
            }
            int place = at - operator.get().length();
            Node first = left;
            Node second = level(level + 1);
            left = Operators.binary(operator.get(), first, second, begin + place);
        }
    }

    private Optional<String> operator(List<String> operators, int level) {
        space();
        for (String operator : operators) {
            if (text.startsWith(operator, at) && !isLonger(operator, level)) {
                at += operator.length();
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    /** Whether what stands here is a longer operator of another level, such as {@code ||} where {@code |} is looked for. */
    private boolean isLonger(String operator, int level) {
        return LEVELS.stream()
                .filter(other -> other != LEVELS.get(level))
                .flatMap(List::stream)
                .anyMatch(other ->
                        other.length() > operator.length() && other.startsWith(operator) && text.startsWith(other, at));
    }

    private Node unary() throws ExpressionException {
        space();
        if (++depth > DEEPEST) {
            throw new ExpressionException(begin + at, "nested more than " + DEEPEST + " deep");
        }
        try {
            for (String operator : List.of("-", "!", "~")) {
                if (text.startsWith(operator, at)) {
                    int place = at++;
                    return Operators.unary(operator, unary(), begin + place);
                }
            }
            return primary();
        } finally {
            depth--;
        }
    }

    private Node primary() throws ExpressionException {
        space();
        int place = at;
        if (at == text.length()) {
            throw new ExpressionException(begin + at, "something is missing");
        }
        char first = text.charAt(at);
        if (first == '(') {
            at++;
            Node inner = level(0);
            expect(')');
            return inner;
        }
        if (first == '"' || first == '\'') {
            return string(first);
        }
        if (first == '$') {
            at++;
            String name = word();
            return local(name, place);
        }
        if (Character.isDigit(first)) {
            Result number = number();
            return scope -> number;
        }
        return named(word(), place);
    }

    private Node named(String name, int place) throws ExpressionException {
        if (MEMORY.contains(name) && peek('[')) {
            Node address = index();
            return scope -> MemoryRead.read(name, address.value(scope), scope, begin + place);
        }
        if (name.equals("stack") && peek('[')) {
            Node index = index();
            return scope -> {
                long number = Operators.whole(index.value(scope), begin + place);
                return present(
                        number < Integer.MAX_VALUE ? scope.operand((int) number) : Optional.empty(),
                        scope,
                        new Asked(Kind.OPERAND, Long.toString(number), begin + place));
            };
        }
        if (name.equals("local") || name.equals("global")) {
            String inner = dotted();
            return name.equals("local") ? local(inner, place) : global(inner, place);
        }
        if (WORDS.contains(name)) {
            return scope -> word(name, scope, begin + place);
        }
        throw new ExpressionException(
                begin + place,
                (name.isEmpty() ? "unexpected " + shown() : "unknown name " + name)
                        + "; there are $0, $name, stack[0], global.name, u32[address], cstr[address], pages, depth");
    }

    private Node index() throws ExpressionException {
        expect('[');
        Node inner = level(0);
        expect(']');
        return inner;
    }

    /** {@code .name}, or {@code [3]}. */
    private String dotted() throws ExpressionException {
        if (peek('[')) {
            expect('[');
            space();
            String name = word();
            expect(']');
            return name;
        }
        expect('.');
        return word();
    }

    private Node string(char quote) throws ExpressionException {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        if (at >= text.length()) {
            throw new ExpressionException(begin + start, "the text that begins here does not end; write " + quote);
        }
        at++;
        Result result = new Result.Text(value.toString());
        return scope -> result;
    }

    private Result number() throws ExpressionException {
        int start = at;
        boolean hex = text.startsWith("0x", at);
        while (at < text.length() && isPartOfNumber(text.charAt(at), hex)) {
            at++;
        }
        String digits = text.substring(start, at).replace("_", "");
        try {
            if (hex) {
                return new Result.Whole(Long.parseUnsignedLong(digits.substring(2), 16));
            }
            return digits.contains(".") || digits.contains("e")
                    ? new Result.Real(Double.parseDouble(digits))
                    : new Result.Whole(Long.parseUnsignedLong(digits));
        } catch (NumberFormatException e) {
            throw new ExpressionException(begin + start, digits + " is no number of 64 bits");
        }
    }

    private static boolean isPartOfNumber(char c, boolean hex) {
        return c == '_'
                || (hex ? c == 'x' || Character.digit(c, 16) >= 0 : Character.isDigit(c) || c == '.' || c == 'e');
    }

    private String word() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return text.substring(start, at);
    }

    private Node local(String name, int place) {
        Asked local = asked(Kind.LOCAL, name, place);
        return scope -> present(scope.local(name), scope, local);
    }

    private Node global(String name, int place) {
        Asked global = asked(Kind.GLOBAL, name, place);
        return scope -> present(scope.global(name), scope, global);
    }

    private Asked asked(Kind kind, String name, int place) {
        var one = new Asked(kind, name, begin + place);
        asked.add(one);
        return one;
    }

    private static Result word(String name, Scope scope, int place) throws ExpressionException {
        Optional<Result> value = scope.word(name);
        if (value.isEmpty()) {
            String where = name.equals("pages") ? "where there is memory" : "while a function executes";
            throw new ExpressionException(place, name + " is not known here", "it is " + where);
        }
        return value.get();
    }

    private static Result present(Optional<Result> value, Scope scope, Asked asked) throws ExpressionException {
        if (value.isEmpty()) {
            throw asked.missing(scope.there(asked.kind()));
        }
        return value.get();
    }

    private boolean peek(char wanted) {
        space();
        return at < text.length() && text.charAt(at) == wanted;
    }

    private void expect(char wanted) throws ExpressionException {
        if (!peek(wanted)) {
            throw new ExpressionException(begin + at, "expected " + wanted + " and found " + shown());
        }
        at++;
    }

    private String shown() {
        return at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
