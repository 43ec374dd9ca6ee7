package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.time.Point.Side;
import io.aoscope.engine.debug.time.Visitor.Place;
import io.aoscope.engine.wasm.Code;
import io.aoscope.engine.wasm.Opcode;
import io.aoscope.engine.wasm.WasmFunction;
import io.aoscope.engine.wasm.WasmModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;

/** Where stop points can be met: at places in the code, or at points that the index of a slot knows. */
final class StopPlaces {
    private final WasmModule module;
    private final List<StopPoint> stops;

    /** A stop point met at a point. */
    record Event(Point at, StopPoint stop) {}

    StopPlaces(WasmModule module, List<StopPoint> stops) {
        this.module = module;
        this.stops = stops.stream().filter(StopPoint::enabled).toList();
    }

    /** The stop points at each place in the code. */
    Map<Place, List<StopPoint>> code() {
        Map<Place, List<StopPoint>> places = new HashMap<>();
        for (StopPoint stop : stops) {
            switch (stop.location()) {
                case Location.Instruction(int function, int instruction) ->
                    put(places, new Place(function, instruction), stop);
                case Location.Line(var ignoredFile, var ignoredLine, var instructions) ->
                    instructions.forEach(at -> put(places, new Place(at.function(), at.instruction()), stop));
                case Location.Throwing ignored ->
                    all(places, stop, (code, i) -> switch (code.opcode(i)) {
                        case THROW, THROW_REF, RETHROW -> true;
                        default -> false;
                    });
                case Location.Growth ignored -> all(places, stop, (code, i) -> code.opcode(i) == Opcode.MEMORY_GROW);
                case Location.Global(int index, WatchKind kind) -> {
                    Opcode wanted = kind == WatchKind.READ ? Opcode.GLOBAL_GET : Opcode.GLOBAL_SET;
                    all(places, stop, (code, i) -> code.opcode(i) == wanted && code.index(i) == index);
                }
                case Location.Local(int function, int index, WatchKind kind) ->
                    in(places, stop, function, (code, i) -> isAccess(code.opcode(i), kind) && code.index(i) == index);
                case Location.HostCall ignored -> {}
                case Location.Trap ignored -> {}
                case Location.Device ignored -> {}
                case Location.Memory ignored -> {}
                case Location.Gone ignored -> {}
            }
        }
        return places;
    }

    private static boolean isAccess(Opcode opcode, WatchKind kind) {
        return kind == WatchKind.READ
                ? opcode == Opcode.LOCAL_GET
                : opcode == Opcode.LOCAL_SET || opcode == Opcode.LOCAL_TEE;
    }

    /** The stop points that the index of a slot tells, in time. */
    List<Event> events(SlotIndex index) {
        List<Event> events = new ArrayList<>();
        for (StopPoint stop : stops) {
            switch (stop.location()) {
                case Location.HostCall(String name) ->
                    index.hostCalls().stream()
                            .filter(call ->
                                    call.function().equals(name) || call.name().equals(name))
                            .forEach(call -> events.add(new Event(call.at(), stop)));
                case Location.Trap ignored -> Calls.traps(index).forEach(at -> events.add(new Event(at, stop)));
                case Location.Device(String name) -> devices(index, name, stop, events);
                default -> {}
            }
        }
        events.sort((one, other) -> one.at().compareTo(other.at()));
        return events;
    }

    /** The watchpoints on memory. */
    List<StopPoint> memory() {
        return stops.stream()
                .filter(stop -> stop.location() instanceof Location.Memory)
                .toList();
    }

    private static void devices(SlotIndex index, String name, StopPoint stop, List<Event> events) {
        String wanted = StepSpan.shortName(name.toLowerCase(Locale.ROOT));
        for (StepSpan step : index.steps()) {
            if (wanted.isEmpty() || step.device().equals(wanted)) {
                Point at = step.first() == 1 ? Point.start(index.slot()) : step.point(index.slot(), Side.BEFORE, 0);
                events.add(new Event(at, stop));
            }
        }
    }

    private void all(Map<Place, List<StopPoint>> places, StopPoint stop, BiPredicate<Code, Integer> test) {
        for (int function = module.importedFunctions(); function < module.functionCount(); function++) {
            in(places, stop, function, test);
        }
    }

    private void in(Map<Place, List<StopPoint>> places, StopPoint stop, int index, BiPredicate<Code, Integer> test) {
        WasmFunction function = module.function(index);
        if (function == null) {
            return;
        }
        Code code = function.code();
        for (int i = 0; i < code.size(); i++) {
            if (test.test(code, i)) {
                put(places, new Place(index, i), stop);
            }
        }
    }

    private static void put(Map<Place, List<StopPoint>> places, Place place, StopPoint stop) {
        places.computeIfAbsent(place, ignored -> new ArrayList<>()).add(stop);
    }
}
