package io.aoscope.engine.debug.time;

import io.aoscope.engine.debug.expression.Expression;
import io.aoscope.engine.debug.expression.ExpressionException;
import io.aoscope.engine.debug.expression.Scope;
import io.aoscope.engine.debug.time.Point.Side;
import io.aoscope.engine.debug.time.Visitor.Place;
import io.aoscope.engine.session.SlotRun;
import io.aoscope.engine.vm.CodePosition;
import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.wasm.WasmModule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Where a slot that runs for the first time stops: the stop points of a recording ({@link Resume}), met while they happen
 * (rules B2 to B8). For one run each.
 */
public final class LiveStops {
    private final List<StopPoint> enabled;
    private final Map<Place, List<StopPoint>> code;
    private final MemoryStops memory;
    private final Consumer<String> log;
    private final BiConsumer<StopPoint, String> undecided;
    private final LiveScope live = new LiveScope();
    private Scope scope = live;
    private final Map<StopPoint, Long> hits = new HashMap<>();

    /**
     * @param answering whether the host is answering a call of the image at the time of asking
     * @param log takes what stop points tell instead of stopping
     * @param undecided takes the stop point whose condition has no value where it is met, and why
     */
    public LiveStops(
            WasmModule module,
            List<StopPoint> stops,
            BooleanSupplier answering,
            Consumer<String> log,
            BiConsumer<StopPoint, String> undecided) {
        this.enabled = stops.stream().filter(StopPoint::enabled).toList();
        var places = new StopPlaces(module, enabled);
        this.code = places.code();
        this.memory = new MemoryStops(places.memory(), answering);
        this.log = log;
        this.undecided = undecided;
    }

    /** Whether calls may run on compiled code, which stops nowhere. */
    public boolean letsCompiledCodeRun() {
        return code.isEmpty()
                && memory.isEmpty()
                && enabled.stream().noneMatch(stop -> stop.location() instanceof Location.HostCall);
    }

    /** The instructions at which {@link #reached} is to be asked, those of calls of imports left aside. */
    public Set<CodePosition> positions(Instance instance) {
        Set<CodePosition> positions = new HashSet<>();
        code.keySet()
                .forEach(place -> positions.add(new CodePosition(instance, place.function(), place.instruction())));
        return positions;
    }

    /** The stop points that have a kind of place. */
    public List<StopPoint> at(Predicate<Location> kind) {
        return enabled.stream().filter(stop -> kind.test(stop.location())).toList();
    }

    /** The stop point that stops before an instruction. */
    public Optional<StopPoint> reached(SlotRun run, int function, int instruction) {
        return first(run, code.getOrDefault(new Place(function, instruction), List.of()));
    }

    /** The watchpoint that stops after an instruction; others that are met before it are left aside. */
    public Optional<StopPoint> watchedAt(SlotRun run, int function, int instruction) {
        return first(
                run,
                code.getOrDefault(new Place(function, instruction), List.of()).stream()
                        .filter(LiveStops::stopsAfter)
                        .toList());
    }

    /** Of several stop points that are met at once, the first that stops; the others are counted. */
    public Optional<StopPoint> first(SlotRun run, List<StopPoint> met) {
        Optional<StopPoint> first = Optional.empty();
        for (StopPoint stop : met) {
            if (holds(stop, run) && counts(stop) && first.isEmpty()) {
                first = Optional.of(stop);
            }
        }
        return first;
    }

    /** Whether a stop point stops after the instruction that it was met at. */
    public static boolean stopsAfter(StopPoint stop) {
        return stop.location() instanceof Location.Global || stop.location() instanceof Location.Local;
    }

    /** The stop point that stops before the device at which a slot stands. */
    public Optional<StopPoint> atDevice(SlotRun run) {
        String device = StepSpan.shortName(run.device());
        return first(
                run,
                at(place -> place instanceof Location.Device(String name)
                        && (name.isEmpty()
                                || StepSpan.shortName(name.toLowerCase(Locale.ROOT))
                                        .equals(device))));
    }

    /** The stop point that stops at the trap with which a call has ended. */
    public Optional<StopPoint> atTrap(SlotRun run) {
        return first(run, at(Location.Trap.class::isInstance));
    }

    /** Watches the memory of what runs. */
    public void watch(SlotRun run) {
        memory.watch(run);
    }

    /** Ends that. */
    public void release(SlotRun run) {
        memory.release(run);
    }

    /** Whether an access was met before the instruction that makes it: that has to be executed before it can be seen. */
    public boolean isBeforeAccess() {
        return memory.isBefore();
    }

    /** Executes that instruction. */
    public void pass(SlotRun run) {
        memory.pass(run);
    }

    /** The watchpoint that stops where the slot stands now, after what was accessed. */
    public Optional<StopPoint> accessed(SlotRun run) {
        List<StopPoint> met = memory.take(run);
        return met.isEmpty() ? Optional.empty() : first(run, met);
    }

    private boolean holds(StopPoint stop, SlotRun run) {
        scope = run.trap().isPresent()
                ? trapped(run)
                : live.at(run, () -> run.at().instruction());
        return (!stopsAfter(stop) || Resume.changes(stop, run))
                && stop.condition().map(condition -> holds(condition, stop)).orElse(true);
    }

    /** The machine has no frames any more when it has trapped; the trap has them. */
    private static Scope trapped(SlotRun run) {
        Point at = new Point(
                run.slot(),
                run.pass(),
                run.deviceIndex(),
                StepSpan.shortName(run.device()),
                1,
                Side.AT,
                run.at().instruction());
        return new MomentScope(Moment.of(run, at), 0);
    }

    private boolean holds(Expression condition, StopPoint stop) {
        try {
            return condition.value(scope).holds();
        } catch (ExpressionException e) {
            undecided.accept(stop, String.valueOf(e.getMessage()));
            return false;
        }
    }

    private boolean counts(StopPoint stop) {
        if (stop.log().isPresent()) {
            log.accept(stop.log().get().at(scope));
            return false;
        }
        return hits.merge(stop, 1L, Long::sum) >= stop.times();
    }
}
