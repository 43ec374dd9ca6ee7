package io.aoscope.ui.last;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.debug.SessionException;
import io.aoscope.engine.debug.expression.Expression;
import io.aoscope.engine.debug.expression.ExpressionException;
import io.aoscope.engine.debug.expression.Template;
import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.Locations;
import io.aoscope.engine.debug.time.Locations.BadLocationException;
import io.aoscope.engine.debug.time.StopPoint;
import io.aoscope.engine.wasm.WasmModule;
import java.util.Optional;

/**
 * A breakpoint or watchpoint as it is kept: as it was written, so that it finds its place in an image that was rebuilt.
 * Written as JSON with the keys {@code at} and {@code enabled}, and where they matter {@code place}, {@code condition},
 * {@code times}, {@code log} and {@code once}.
 *
 * @param text the location as it was written
 * @param place where the text does not say where alone: of watchpoints, and of code that shares its name
 * @param condition as it was written
 * @param log as it was written
 */
record KeptStop(
        String text,
        Optional<Location> place,
        Optional<String> condition,
        long times,
        Optional<String> log,
        boolean once,
        boolean enabled) {

    static KeptStop of(StopPoint stop, WasmModule module) {
        return new KeptStop(
                stop.text(),
                says(stop, module) ? Optional.empty() : Optional.of(stop.location()),
                stop.condition().map(Expression::text),
                stop.times(),
                stop.log().map(Template::toString),
                stop.once(),
                stop.enabled());
    }

    private static boolean says(StopPoint stop, WasmModule module) {
        return switch (stop.location()) {
            case Location.Memory ignored -> false;
            case Location.Global ignored -> false;
            case Location.Local ignored -> false;
            case Location.Instruction place -> {
                try {
                    yield Locations.read(stop.text(), module).equals(place);
                } catch (BadLocationException e) {
                    yield false;
                }
            }
            default -> true;
        };
    }

    /**
     * The stop point in an image.
     *
     * @throws SessionException where the image has no such place
     */
    StopPoint in(WasmModule module, int id) throws SessionException {
        try {
            return new StopPoint(
                    id,
                    text,
                    place.isPresent() ? KeptPlace.in(place.get(), module) : Locations.read(text, module),
                    condition.isPresent() ? Optional.of(Expression.read(condition.get())) : Optional.empty(),
                    times,
                    log.isPresent() ? Optional.of(Template.read(log.get())) : Optional.empty(),
                    once,
                    enabled);
        } catch (BadLocationException | ExpressionException e) {
            throw new SessionException(String.valueOf(e.getMessage()));
        }
    }

    ObjectNode write() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("at", text);
        place.ifPresent(where -> node.set("place", KeptPlace.write(where)));
        condition.ifPresent(when -> node.put("condition", when));
        if (times != 1) {
            node.put("times", times);
        }
        log.ifPresent(told -> node.put("log", told));
        if (once) {
            node.put("once", true);
        }
        return node.put("enabled", enabled);
    }

    /** Reads what {@link #write} wrote. */
    static KeptStop read(JsonNode node) {
        return new KeptStop(
                node.path("at").asText(),
                node.has("place") ? Optional.of(KeptPlace.read(node.path("place"))) : Optional.empty(),
                Optional.ofNullable(node.path("condition").textValue()),
                node.path("times").asLong(1),
                Optional.ofNullable(node.path("log").textValue()),
                node.path("once").asBoolean(),
                node.path("enabled").asBoolean(true));
    }
}
