package io.aoscope.engine.debug.expression;

import io.aoscope.engine.debug.expression.Expression.Node;
import io.aoscope.engine.debug.expression.Result.Real;
import io.aoscope.engine.debug.expression.Result.Text;
import io.aoscope.engine.debug.expression.Result.Whole;

/** Arithmetic, comparisons and logic. Integers wrap at 64 bits; an integer and a real make a real. */
final class Operators {
    private Operators() {}

    static Node unary(String operator, Node inner, int place) {
        return scope -> {
            Result value = inner.value(scope);
            return switch (operator) {
                case "!" -> Result.of(!value.holds());
                case "~" -> new Whole(~whole(value, place));
                default -> value instanceof Real(double real) ? new Real(-real) : new Whole(-whole(value, place));
            };
        };
    }

    static Node binary(String operator, Node left, Node right, int place) {
        return switch (operator) {
            case "||" ->
                scope -> Result.of(
                        left.value(scope).holds() || right.value(scope).holds());
            case "&&" ->
                scope -> Result.of(
                        left.value(scope).holds() && right.value(scope).holds());
            default -> scope -> apply(operator, left.value(scope), right.value(scope), place);
        };
    }

    private static Result apply(String operator, Result left, Result right, int place) throws ExpressionException {
        if (left instanceof Text(String one) && right instanceof Text(String other)) {
            return texts(operator, one, other, place);
        }
        if (left instanceof Text || right instanceof Text) {
            throw new ExpressionException(place, "a text and a number cannot be put together with " + operator);
        }
        if (left instanceof Real || right instanceof Real) {
            return reals(operator, real(left), real(right), place);
        }
        return wholes(operator, whole(left, place), whole(right, place), place);
    }

    private static Result texts(String operator, String left, String right, int place) throws ExpressionException {
        return switch (operator) {
            case "==" -> Result.of(left.equals(right));
            case "!=" -> Result.of(!left.equals(right));
            case "+" -> new Text(left + right);
            default -> throw new ExpressionException(place, "texts know ==, != and +, and not " + operator);
        };
    }

    private static Result reals(String operator, double left, double right, int place) throws ExpressionException {
        return switch (operator) {
            case "==" -> Result.of(left == right);
            case "!=" -> Result.of(left != right);
            case "<" -> Result.of(left < right);
            case "<=" -> Result.of(left <= right);
            case ">" -> Result.of(left > right);
            case ">=" -> Result.of(left >= right);
            case "+" -> new Real(left + right);
            case "-" -> new Real(left - right);
            case "*" -> new Real(left * right);
            case "/" -> new Real(left / right);
            case "%" -> new Real(left % right);
            default -> throw new ExpressionException(place, operator + " needs integers");
        };
    }

    private static Result wholes(String operator, long left, long right, int place) throws ExpressionException {
        return switch (operator) {
            case "==" -> Result.of(left == right);
            case "!=" -> Result.of(left != right);
            case "<" -> Result.of(left < right);
            case "<=" -> Result.of(left <= right);
            case ">" -> Result.of(left > right);
            case ">=" -> Result.of(left >= right);
            case "+" -> new Whole(left + right);
            case "-" -> new Whole(left - right);
            case "*" -> new Whole(left * right);
            case "/" -> new Whole(left / divisor(right, place));
            case "%" -> new Whole(left % divisor(right, place));
            case "&" -> new Whole(left & right);
            case "|" -> new Whole(left | right);
            case "^" -> new Whole(left ^ right);
            case "<<" -> new Whole(left << right);
            case ">>" -> new Whole(left >> right);
            case ">>>" -> new Whole(left >>> right);
            default -> throw new ExpressionException(place, "unknown operator " + operator);
        };
    }

    private static long divisor(long value, int place) throws ExpressionException {
        if (value == 0) {
            throw new ExpressionException(place, "division by zero");
        }
        return value;
    }

    private static double real(Result value) {
        return switch (value) {
            case Real(double real) -> real;
            case Whole(long whole) -> whole;
            case Text ignored -> Double.NaN;
        };
    }

    static long whole(Result value, int place) throws ExpressionException {
        if (value instanceof Whole(long whole)) {
            return whole;
        }
        throw new ExpressionException(place, "an integer is needed, and " + value + " is none");
    }
}
