package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Visitor.Place;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.lines.Inlined;
import io.aoscope.engine.wasm.lines.SourceLine;
import io.aoscope.engine.wasm.lines.SourceLines;
import io.aoscope.engine.wasm.lines.Statements;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a step by line ends, forwards (rules B12 to B15). It is a run to helper places: where statements begin, and where the
 * frames that call go on. It is asked at each of them that is reached, and knows by the depth whose frame that is. For one
 * step in one call of the machine.
 */
public final class LineStep {
    private final WasmModule module;
    private final SourceLines lines;
    private final Set<Place> places;
    private final List<Location.Instruction> frames;
    private final Kind kind;

    /** Frames on the stack when the frame is at work that the step is taken in. */
    private int depth;
    /** What the statement must not be of; null where any will do. */
    private @Nullable SourceLine line;
    /** The inlined call that it is taken in. */
    private int inlined;

    private boolean left;
    private @Nullable LineStep rest;

    /** What deeper and shallower frames mean to it. */
    private enum Kind {
        INTO,
        OVER,
        OUT
    }

    private LineStep(
            Kind kind,
            WasmModule module,
            SourceLines lines,
            Set<Place> places,
            List<Location.Instruction> frames,
            @Nullable SourceLine line) {
        this.kind = kind;
        this.module = module;
        this.lines = lines;
        this.places = places;
        this.frames = frames;
        this.depth = frames.size();
        this.line = line;
        this.inlined = frames.isEmpty()
                ? Inlined.NONE
                : lines.inlinedAt(
                        frames.getFirst().function(), frames.getFirst().instruction());
    }

    /** Of a function called from the line too, if that has lines. */
    public static LineStep into(WasmModule module, SourceLines lines, List<Location.Instruction> frames) {
        Set<Place> places = starts(lines.statements(), lines.statements().functions());
        places.addAll(Arrivals.after(module, frames, 0));
        return new LineStep(Kind.INTO, module, lines, places, frames, line(module, lines, frames));
    }

    /** In the frame or, when that is left, in one that called it; from a function without lines anywhere. */
    public static LineStep over(WasmModule module, SourceLines lines, List<Location.Instruction> frames) {
        if (lines.statements().of(frames.getFirst().function()).isEmpty()) {
            return into(module, lines, frames);
        }
        Set<Place> places = in(module, lines.statements(), frames);
        return new LineStep(Kind.OVER, module, lines, places, frames, line(module, lines, frames));
    }

    /** In a frame that called this one. */
    public static LineStep out(WasmModule module, SourceLines lines, List<Location.Instruction> frames) {
        Location.Instruction at = frames.getFirst();
        boolean isInlined = lines.inlinedAt(at.function(), at.instruction()) != Inlined.NONE;
        Set<Place> places = in(module, lines.statements(), isInlined ? frames : frames.subList(1, frames.size()));
        return new LineStep(Kind.OUT, module, lines, places, frames, null);
    }

    /** At the first statement of a call that begins. */
    public static LineStep entering(WasmModule module, SourceLines lines) {
        return into(module, lines, List.of());
    }

    /** At which it is to be asked. */
    public Set<Location.Instruction> places() {
        return places.stream()
                .map(place -> new Location.Instruction(place.function(), place.instruction()))
                .collect(Collectors.toSet());
    }

    Set<Place> asked() {
        return places;
    }

    /** Whether it ends before an instruction, or goes on from there as its {@link #rest}. */
    public boolean arrived(int function, int instruction, int depthNow) {
        Statements statements = lines.statements();
        Optional<SourceLine> statement = statements.at(function, instruction);
        if (depthNow < depth) {
            depth = depthNow;
            line = null;
            left = true;
            inlined = lines.inlinedAt(function, instruction);
            if (lines.at(module, function, instruction).isPresent()) {
                return true;
            }
            if (kind == Kind.OVER && statements.of(function).isEmpty()) {
                rest = into(module, lines, frames.subList(frames.size() - depthNow, frames.size()));
                return true;
            }
            return false;
        }
        if (depthNow > depth) {
            return kind == Kind.INTO && statement.isPresent();
        }
        return statement.filter(one -> !isSame(one, line)).isPresent()
                && isWanted(lines.inlinedAt(function, instruction));
    }

    /** Of what was inlined into the frame, a step into takes all, one over what it is in and what called that. */
    private boolean isWanted(int call) {
        Inlined calls = lines.inlined();
        return switch (kind) {
            case INTO -> true;
            case OVER -> calls.contains(call, inlined);
            case OUT -> calls.contains(call, inlined) && (left || call != inlined);
        };
    }

    /** What is left of it where it arrived in a function without lines: the next statement anywhere ends it. */
    public Optional<LineStep> rest() {
        return Optional.ofNullable(rest);
    }

    static boolean isSame(@Nullable SourceLine one, @Nullable SourceLine other) {
        return one != null
                && other != null
                && one.line() == other.line()
                && one.file().equals(other.file());
    }

    private static @Nullable SourceLine line(WasmModule module, SourceLines lines, List<Location.Instruction> frames) {
        return frames.stream()
                .findFirst()
                .flatMap(at -> lines.at(module, at.function(), at.instruction()))
                .orElse(null);
    }

    /** Where statements of frames begin, and where the frames go on after a call. */
    private static Set<Place> in(WasmModule module, Statements statements, List<Location.Instruction> frames) {
        Set<Integer> functions =
                frames.stream().map(Location.Instruction::function).collect(Collectors.toSet());
        Set<Place> places = starts(statements, sharing(module, statements, functions));
        places.addAll(Arrivals.after(module, frames, 0));
        return places;
    }

    /** Functions whose frames these can become: a tail call puts any other function in the place of its own. */
    static Set<Integer> sharing(WasmModule module, Statements statements, Set<Integer> functions) {
        return functions.stream().anyMatch(function -> callsAtItsTail(module.function(function)))
                ? statements.functions()
                : functions;
    }

    private static boolean callsAtItsTail(@Nullable WasmFunction function) {
        if (function == null) {
            return false;
        }
        Code code = function.code();
        return IntStream.range(0, code.size()).mapToObj(code::opcode).anyMatch(LineStep::isTailCall);
    }

    private static boolean isTailCall(Opcode opcode) {
        return switch (opcode) {
            case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> true;
            default -> false;
        };
    }

    static Set<Place> starts(Statements statements, Set<Integer> functions) {
        Set<Place> places = new HashSet<>();
        for (int function : functions) {
            for (int instruction : statements.of(function)) {
                places.add(new Place(function, instruction));
            }
        }
        return places;
    }
}
