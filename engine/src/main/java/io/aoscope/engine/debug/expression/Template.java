package io.aoscope.engine.debug.expression;

import java.util.ArrayList;
import java.util.List;

/** A text with expressions in braces, such as {@code "length {u32[$0]}"}; two opening braces are a brace. */
public final class Template {
    private final String text;
    private final List<Object> parts;

    private Template(String text, List<Object> parts) {
        this.text = text;
        this.parts = parts;
    }

    /**
     * Reads a text.
     *
     * @throws ExpressionException where an expression in it cannot be read, or a brace is not closed
     */
    public static Template read(String text) throws ExpressionException {
        List<Object> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("{{", at)) {
                plain.append('{');
                at += 2;
            } else if (text.charAt(at) == '{') {
                int end = text.indexOf('}', at);
                if (end < 0) {
                    throw new ExpressionException(at, "the brace that opens here is not closed");
                }
                parts.add(plain.toString());
                plain.setLength(0);
                parts.add(Expression.read(text.substring(at + 1, end), at + 1));
                at = end + 1;
            } else {
                plain.append(text.charAt(at++));
            }
        }
        parts.add(plain.toString());
        return new Template(text, parts);
    }

    /** The text at a moment; where an expression has no value, why stands in its place. */
    public String at(Scope scope) {
        StringBuilder filled = new StringBuilder();
        for (Object part : parts) {
            filled.append(part instanceof Expression expression ? value(expression, scope) : part);
        }
        return filled.toString();
    }

    private static String value(Expression expression, Scope scope) {
        try {
            return expression.value(scope).toString();
        } catch (ExpressionException e) {
            return "<" + e.getMessage() + ">";
        }
    }

    /** What its expressions ask for by name. */
    public List<Asked> asks() {
        return parts.stream()
                .filter(Expression.class::isInstance)
                .flatMap(part -> ((Expression) part).asks().stream())
                .toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
