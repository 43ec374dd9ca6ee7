package io.aoscope.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aoscope.engine.debug.expression.Result;
import io.aoscope.engine.debug.time.Access;
import io.aoscope.engine.debug.time.Location;
import io.aoscope.engine.debug.time.Moment;
import io.aoscope.engine.debug.time.Moment.StackFrame;
import io.aoscope.engine.debug.time.MomentScope;
import io.aoscope.engine.debug.time.RecordedSlot;
import io.aoscope.engine.vm.TypedValue;
import io.aoscope.engine.wasm.Disassembler;
import io.aoscope.engine.wasm.Line;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.ui.kit.Format;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The shapes of the answers of the debug command. */
final class DebugJson {
    private DebugJson() {}

    static void slot(ObjectNode answer, RecordedSlot recorded) {
        var slot = recorded.record();
        answer.put("slot", slot.slot()).put("action", slot.action()).put("status", SlotJson.status(slot));
        if (slot.instructions().isPresent()) {
            answer.put("instructions", slot.instructions().getAsLong());
        } else {
            answer.putNull("instructions");
        }
        slot.pages().ifPresent(pages -> answer.put("pages", pages));
        answer.set("error", SlotJson.error(slot.error()));
        if (!recorded.edits().isEmpty()) {
            answer.put("edits", recorded.edits().size());
        }
    }

    /** What comes next at the focus: the device and, in a machine, the function and the instruction. */
    static void instruction(ObjectNode answer, DebugState state) {
        Moment moment = state.moment();
        answer.put("at", moment.at().toString()).put("device", moment.device());
        moment.stack().ifPresent(stack -> {
            StackFrame frame = stack.frames().getFirst();
            answer.put("function", frame.name()).put("depth", stack.frames().size());
            if (frame.offset() >= 0) {
                answer.put("offset", Format.hex(frame.offset())).put("instruction", text(stack.module(), frame));
                state.line(frame.offset()).ifPresent(line -> answer.put("source", line.toString()));
            }
        });
    }

    static void where(ObjectNode answer, DebugState state) {
        Moment moment = state.moment();
        answer.put("branch", state.history().branch().name())
                .put("pass", moment.pass())
                .put("deviceIndex", moment.deviceIndex())
                .put("device", moment.device());
        moment.memory().ifPresent(memory -> answer.put("pages", memory.pages()));
        answer.put("frame", state.frame());
        ArrayNode frames = answer.putArray("frames");
        moment.stack().ifPresent(stack -> {
            answer.put("call", stack.function()).put("instructions", stack.instructions());
            for (int i = 0; i < stack.frames().size(); i++) {
                frames.add(frame(i, stack.frames().get(i), state));
            }
            answer.put("instruction", text(stack.module(), stack.frames().getFirst()));
        });
    }

    static ObjectNode frame(int number, StackFrame frame, DebugState state) {
        ObjectNode node = node().put("frame", number)
                .put("function", frame.functionIndex())
                .put("name", frame.name())
                .put("instruction", frame.instructionIndex());
        state.line(frame.offset())
                .ifPresent(line -> node.putObject("source")
                        .put("file", line.file())
                        .put("line", line.line())
                        .put("column", line.column()));
        return frame.offset() < 0 ? node.putNull("offset") : node.put("offset", Format.hex(frame.offset()));
    }

    static ObjectNode value(int index, Map<Integer, String> names, TypedValue value) {
        ObjectNode node = node().put("index", index);
        if (names.containsKey(index)) {
            node.put("name", names.get(index));
        }
        var type = value.type();
        node.put("type", type == null ? "unknown" : type.text());
        Result result = MomentScope.value(value);
        switch (result) {
            case Result.Whole(long whole) -> node.put("value", whole).put("hex", Format.hex(whole));
            case Result.Real(double real) -> node.put("value", real);
            case Result.Text(String text) -> node.put("value", text);
        }
        return node;
    }

    static ObjectNode access(Access access) {
        ObjectNode node = node().put("at", access.at().toString())
                .put("by", access.by().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .put("name", access.name());
        if (access.function() >= 0) {
            node.put("function", access.function());
        }
        if (access.offset() >= 0) {
            node.put("offset", Format.hex(access.offset()));
        }
        if (!access.instruction().isEmpty()) {
            node.put("instruction", access.instruction());
        }
        node.put("address", Format.hex(access.range().address()))
                .put("length", access.range().length());
        HexFormat format = HexFormat.of();
        return node.put("before", format.formatHex(access.before().bytes()))
                .put("after", format.formatHex(access.after().bytes()));
    }

    static void location(ObjectNode answer, Location location, WasmModule module) {
        switch (location) {
            case Location.Instruction(int function, int instruction) -> {
                answer.put("function", module.displayName(function)).put("instruction", instruction);
                var body = module.function(function);
                if (body != null) {
                    answer.put("offset", Format.hex(body.code().offset(instruction)));
                }
            }
            case Location.Line(String file, int line, var places) -> {
                answer.put("file", file).put("line", line);
                ArrayNode list = answer.putArray("places");
                places.forEach(place -> location(list.addObject(), place, module));
            }
            case Location.Memory(var range, var ignored) ->
                answer.put("address", Format.hex(range.address())).put("length", range.length());
            case Location.Global(int index, var ignored) -> answer.put("global", index);
            case Location.Local(int function, int index, var ignored) ->
                answer.put("function", module.displayName(function)).put("local", index);
            default -> {}
        }
    }

    static String text(WasmModule module, StackFrame frame) {
        List<Line> lines = new Disassembler(module).function(frame.functionIndex());
        return lines.stream()
                .filter(line -> line.instructionIndex() == frame.instructionIndex())
                .map(Line::text)
                .findFirst()
                .orElse("");
    }

    /** Text with a dot for each byte that is no printable ASCII. */
    static String printable(byte[] bytes) {
        byte[] shown = bytes.clone();
        for (int i = 0; i < shown.length; i++) {
            if (shown[i] < 0x20 || shown[i] > 0x7E) {
                shown[i] = '.';
            }
        }
        return new String(shown, StandardCharsets.US_ASCII);
    }

    /** A number of 0 or more. */
    static long count(String text, String what) throws UserException {
        String plain = text.strip();
        if (!plain.matches("\\d{1,18}")) {
            throw new UserException("\"" + plain + "\" is not " + what + "; write a number");
        }
        return Long.parseLong(plain);
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
