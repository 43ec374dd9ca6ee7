package io.aoscope.engine.debug;

import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.wasm.Import;
import io.aoscope.engine.wasm.ImportKind;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Stop points as breakpoints at instructions and imports, and the other way round. */
public final class StopPoints {
    private StopPoints() {}

    /** One that always stops. */
    public static StopPoint plain(int id, String text, Location location) {
        return new StopPoint(id, text, location, Optional.empty(), 1, Optional.empty(), false, true);
    }

    /** An id that none of them has. */
    public static int nextId(List<StopPoint> stops) {
        return 1 + stops.stream().mapToInt(StopPoint::id).max().orElse(0);
    }

    /** The breakpoints that a location is; none for one that is something else. */
    static Stream<Breakpoint> breakpoints(Location location, Optional<WasmModule> module) {
        return switch (location) {
            case Location.Instruction(int function, int instruction) ->
                Stream.of(new Breakpoint(function, instruction));
            case Location.Line(var ignoredFile, var ignoredLine, var places) ->
                places.stream().map(place -> new Breakpoint(place.function(), place.instruction()));
            case Location.HostCall(String name) ->
                module.stream().flatMap(image -> imports(image, name).boxed()).map(index -> new Breakpoint(index, 0));
            default -> Stream.empty();
        };
    }

    /** The imported functions of a name, with or without that of their module. */
    static IntStream imports(WasmModule module, String name) {
        List<Import> functions = functions(module);
        return IntStream.range(0, functions.size())
                .filter(i -> functions.get(i).name().equals(name)
                        || full(functions.get(i)).equals(name));
    }

    /**
     * The stop points where these breakpoints are wanted: those that are there stay as they are, and so do all that are
     * no breakpoints.
     */
    static List<StopPoint> with(List<StopPoint> stops, Set<Breakpoint> wanted, Optional<WasmModule> module) {
        Set<Breakpoint> missing = new TreeSet<>(wanted);
        List<StopPoint> changed = new ArrayList<>();
        for (StopPoint stop : stops) {
            List<Breakpoint> its = breakpoints(stop.location(), module).toList();
            if (its.isEmpty()
                    || !stop.enabled() && its.stream().noneMatch(wanted::contains)
                    || its.stream().anyMatch(wanted::contains)) {
                boolean asked = its.stream().anyMatch(wanted::contains);
                changed.add(asked ? stop.enabled(true) : stop);
                its.forEach(missing::remove);
            }
        }
        for (Breakpoint one : missing) {
            changed.add(plain(nextId(changed), text(one, module), location(one, module)));
        }
        return changed;
    }

    /** How people write it. */
    private static String text(Breakpoint point, Optional<WasmModule> module) {
        return switch (location(point, module)) {
            case Location.HostCall(String name) -> "host " + name;
            default ->
                module.map(image -> image.displayName(point.functionIndex())).orElse("func " + point.functionIndex())
                        + (point.instructionIndex() == 0 ? "" : "+" + point.instructionIndex());
        };
    }

    private static Location location(Breakpoint point, Optional<WasmModule> module) {
        return module.filter(image -> point.functionIndex() < image.importedFunctions())
                .<Location>map(
                        image -> new Location.HostCall(full(functions(image).get(point.functionIndex()))))
                .orElseGet(() -> new Location.Instruction(point.functionIndex(), point.instructionIndex()));
    }

    private static List<Import> functions(WasmModule module) {
        return module.imports().stream()
                .filter(one -> one.kind() instanceof ImportKind.Function)
                .toList();
    }

    private static String full(Import imported) {
        return imported.module() + "." + imported.name();
    }
}
