package io.aoscope.engine.debug.expression;

import java.util.List;

/** An expression that was read, to be evaluated at any moment. */
public final class Expression {
    private final String text;
    private final Node root;
    private final List<Asked> asks;

    /** A part of an expression. */
    interface Node {
        Result value(Scope scope) throws ExpressionException;
    }

    private Expression(String text, Node root, List<Asked> asks) {
        this.text = text;
        this.root = root;
        this.asks = List.copyOf(asks);
    }

    /**
     * Reads an expression.
     *
     * @throws ExpressionException naming the place and what stands there
     */
    public static Expression read(String text) throws ExpressionException {
        return read(text, 0);
    }

    /** Reads one that stands in a longer text, in which places are counted from there. */
    static Expression read(String text, int begin) throws ExpressionException {
        var parser = new Parser(text, begin);
        return new Expression(text, parser.whole(), parser.asked());
    }

    /**
     * What it comes to.
     *
     * @throws ExpressionException where it asks for something that is not there
     */
    public Result value(Scope scope) throws ExpressionException {
        return root.value(scope);
    }

    /** What it asks for by name, in the order written; operands at a place that is worked out are left out. */
    public List<Asked> asks() {
        return asks;
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
