package io.aoscope.engine.debug.expression;

import java.util.Optional;

/**
 * What an expression asks of a moment by name.
 *
 * @param name as it was written, such as {@code count} of {@code $count} and {@code 0} of {@code stack[0]}
 * @param position where in the expression, counted from 0
 */
public record Asked(Kind kind, String name, int position) {

    public enum Kind {
        LOCAL,
        OPERAND,
        GLOBAL
    }

    /**
     * Says that it is not there, and what can be asked for instead.
     *
     * @param there what there is of its kind, such as {@code $0 to $3, $count}: an empty text where there is none, and
     *     empty where nothing executes
     */
    public ExpressionException missing(Optional<String> there) {
        String kinds = switch (kind) {
            case LOCAL -> "local";
            case OPERAND -> "operand";
            case GLOBAL -> "global";
        };
        String remedy = there.map(names -> names.isEmpty() ? "there are no " + kinds + "s here" : "there are " + names)
                .orElse("no function executes here: pause in one, or ask for memory, slot or pass");
        return new ExpressionException(position, "there is no " + kinds + " " + name + " here", remedy);
    }
}
