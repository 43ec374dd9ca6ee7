package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.expression.Asked;
import io.aoscope.engine.debug.expression.ExpressionException;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Whether what the condition or the text of a stop point asks for can be there at its location (rule B23). */
public final class ConditionCheck {
    private ConditionCheck() {}

    /**
     * Checks names before anything runs. Where the function is not known beforehand, as at an access to memory, only
     * globals are.
     *
     * @throws ExpressionException naming the first that is not there, its place, and what there is
     */
    public static void check(List<Asked> asked, Location location, WasmModule module) throws ExpressionException {
        for (Asked one : asked) {
            switch (one.kind()) {
                case GLOBAL -> global(one, module);
                case LOCAL -> local(one, location, module);
                case OPERAND -> {
                    // Known when it is met.
                }
            }
        }
    }

    private static void global(Asked asked, WasmModule module) throws ExpressionException {
        int count = module.importedGlobals() + module.globals().size();
        if (Names.index(asked.name(), Names.globals(module), count).isEmpty()) {
            throw asked.missing(Optional.of(Names.shownGlobals(module, count)));
        }
    }

    private static void local(Asked asked, Location location, WasmModule module) throws ExpressionException {
        OptionalInt function = function(location);
        WasmFunction body = function.isPresent() ? module.function(function.getAsInt()) : null;
        if (location instanceof Location.Device) {
            throw asked.missing(Optional.empty());
        }
        if (body == null) {
            return;
        }
        int count = module.functionType(function.getAsInt()).params().size()
                + body.code().locals().size();
        if (Names.index(asked.name(), Names.locals(module, function.getAsInt(), count), count)
                .isEmpty()) {
            throw asked.missing(Optional.of(Names.shownLocals(module, function.getAsInt(), count)));
        }
    }

    /** The function in which the location stands, where that is one. */
    private static OptionalInt function(Location location) {
        return switch (location) {
            case Location.Instruction(int function, int ignored) -> OptionalInt.of(function);
            case Location.Local(int function, int ignored, var ignoredKind) -> OptionalInt.of(function);
            case Location.Line line -> {
                List<Integer> functions = line.places().stream()
                        .map(Location.Instruction::function)
                        .distinct()
                        .toList();
                yield functions.size() == 1 ? OptionalInt.of(functions.getFirst()) : OptionalInt.empty();
            }
            default -> OptionalInt.empty();
        };
    }
}
