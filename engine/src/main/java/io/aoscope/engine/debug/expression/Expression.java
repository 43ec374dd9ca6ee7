package io.aoscope.engine.debug.expression;

/** An expression that was read, to be evaluated at any moment. */
public final class Expression {
    private final String text;
    private final Node root;

    /** A part of an expression. */
    interface Node {
        Result value(Scope scope) throws ExpressionException;
    }

    private Expression(String text, Node root) {
        this.text = text;
        this.root = root;
    }

    /**
     * Reads an expression.
     *
     * @throws ExpressionException naming the place and what stands there
     */
    public static Expression read(String text) throws ExpressionException {
        return new Expression(text, new Parser(text).whole());
    }

    /**
     * What it comes to.
     *
     * @throws ExpressionException where it asks for something that is not there
     */
    public Result value(Scope scope) throws ExpressionException {
        return root.value(scope);
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
