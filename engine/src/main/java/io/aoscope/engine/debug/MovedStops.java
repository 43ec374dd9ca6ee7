package io.aoscope.engine.debug;

import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.Locations;
import io.aoscope.engine.debug.time.Locations.BadLocationException;
import io.aoscope.engine.debug.time.Names;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Stop points when another image takes the place of the one they stand in (rule B24). */
final class MovedStops {
    private final Optional<WasmModule> old;
    private final WasmModule now;

    /** @param old the image they stand in; empty where that is not known */
    MovedStops(Optional<WasmModule> old, WasmModule now) {
        this.old = old;
        this.now = now;
    }

    /** Where they stand in the new image; {@link Location.Gone} where it has no such place. */
    List<StopPoint> of(List<StopPoint> stops) {
        return stops.stream().map(stop -> stop.at(moved(stop))).toList();
    }

    private Location moved(StopPoint stop) {
        try {
            return switch (stop.location()) {
                case Location.Memory memory -> memory;
                case Location.Global global -> new Location.Global(global(global.index()), global.kind());
                case Location.Local local -> local(local);
                case Location.Instruction place
                when !isSaid(stop.text(), place) ->
                    new Location.Instruction(function(place.function()), place.instruction());
                default -> Locations.read(stop.text(), now);
            };
        } catch (BadLocationException e) {
            return stop.location() instanceof Location.Gone gone
                    ? gone
                    : new Location.Gone(String.valueOf(e.getMessage()));
        }
    }

    /** Whether the text says where the place is; it does not where functions share a name. */
    private boolean isSaid(String text, Location.Instruction place) {
        try {
            return old.isEmpty() || Locations.read(text, old.get()).equals(place);
        } catch (BadLocationException e) {
            return false;
        }
    }

    private int global(int index) throws BadLocationException {
        String name = old.map(Names::globals).map(names -> names.get(index)).orElse(null);
        int count = now.globalTypes().size();
        return Names.index(name == null ? Integer.toString(index) : name, Names.globals(now), count)
                .orElseThrow(() -> Locations.missing("global " + (name == null ? index : name), "there are " + count));
    }

    private Location local(Location.Local local) throws BadLocationException {
        int function = function(local.function());
        WasmFunction body = Objects.requireNonNull(now.function(function), "function(int) gives one with code");
        int count = now.functionType(function).params().size()
                + body.code().locals().size();
        if (local.index() >= count) {
            throw Locations.missing(
                    "local " + local.index() + " of " + now.displayName(function), "it has " + count + " locals");
        }
        return new Location.Local(function, local.index(), local.kind());
    }

    /** The function of the same name, or of the same index where several share it or it has none. */
    private int function(int index) throws BadLocationException {
        String name = old.map(module -> module.displayName(index)).orElse("func " + index);
        int[] named = now.functionsNamed(name)
                .filter(one -> now.function(one) != null)
                .toArray();
        if (named.length == 1) {
            return named[0];
        }
        return List.of(index).stream()
                .filter(same -> same < now.functionCount()
                        && now.function(same) != null
                        && now.displayName(same).equals(name))
                .findFirst()
                .orElseThrow(() -> Locations.missing("function " + name, "set the stop point anew"));
    }
}
