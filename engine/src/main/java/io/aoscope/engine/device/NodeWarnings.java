package io.aoscope.engine.device;

import io.aoscope.engine.message.CachedForm;
import io.aoscope.engine.message.Key;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Paths;
import io.aoscope.engine.rules.ImageRule;
import io.aoscope.engine.rules.MessageRule;
import io.aoscope.engine.rules.Rule;
import io.aoscope.engine.rules.RunRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What will surprise on HyperBEAM, told at the moment where it happens, with the rule. */
final class NodeWarnings {
    private static final int BUFFER_COUNT = 2;
    /** Keys of the state that the devices go on working with. */
    private static final Set<String> LOAD_BEARING = Set.of(
            "at-slot",
            "authority",
            "device",
            "device-stack",
            "execution-device",
            "image",
            "initialized",
            "output-prefix",
            "passes",
            "patch-from",
            "patch-to",
            "process",
            "results",
            "scheduler",
            "type",
            "variant",
            "wasm");

    private NodeWarnings() {}

    /** What a call of a WASI function would do on a node, where that is something else. */
    static Optional<DeviceEvent> wasi(String module, String function, long[] arguments) {
        if (!module.equals(WasiDevice.MODULE) || !WasiFunctions.names().contains(function)) {
            return Optional.empty();
        }
        return switch (function) {
            case "fd_write" ->
                arguments.length > BUFFER_COUNT && arguments[BUFFER_COUNT] != 0
                        ? Optional.of(DeviceEvent.warning(
                                ImageRule.WASI_HANGS,
                                "HyperBEAM would hang for ever in this fd_write, which has a buffer to write: answer"
                                        + " through the reply of handle instead of printing"))
                        : Optional.empty();
            case "path_open" ->
                Optional.of(DeviceEvent.warning(
                        ImageRule.WASI_HANGS,
                        "HyperBEAM would hang for ever in path_open: keep what the image needs in its memory"));
            case "fd_read" ->
                arguments.length > 0 && isStream((int) arguments[0])
                        ? Optional.empty()
                        : Optional.of(DeviceEvent.warning(
                                ImageRule.WASI_HANGS,
                                "HyperBEAM would hang for ever in this fd_read: it has no descriptor but 0 to 2"));
            case "fd_prestat_get" ->
                Optional.of(DeviceEvent.warning(
                        ImageRule.WASI_STUB,
                        "HyperBEAM has no fd_prestat_get and answers 0 for every descriptor: the start of wasi-libc,"
                                + " also in Rust, never ends there. Build without a standard library, or do not call"
                                + " its start"));
            case "clock_time_get" ->
                Optional.of(DeviceEvent.warning(
                        ImageRule.CLOCK,
                        "HyperBEAM would answer clock_time_get with errno 1 and write no time: take the time from the"
                                + " message"));
            case "proc_exit" ->
                Optional.of(DeviceEvent.warning(
                        ImageRule.PROC_EXIT,
                        "on HyperBEAM proc_exit returns to the image, which goes on: return from handle"));
            default ->
                Optional.of(DeviceEvent.warning(
                        ImageRule.WASI_STUB,
                        "HyperBEAM has no " + function + ": it would answer 0, write nothing and record the call"));
        };
    }

    private static boolean isStream(int descriptor) {
        return descriptor >= 0 && descriptor <= 2;
    }

    /** A message that decides which key of the stack runs. */
    static void ofRequest(Message body, EventSink events) {
        body.text("path")
                .filter(path -> !path.equals("compute"))
                .ifPresent(path -> events.event(DeviceEvent.warning(
                        MessageRule.PATH_KEY,
                        "the message has a key path, so the key " + path + " of the stack is run instead of compute:"
                                + " the slot has no results of the image, and fails where the state has such a key."
                                + " Name the tag otherwise")));
    }

    /** A state that goes into the cache of a node and does not come back. */
    static void ofCache(Message state, DeviceContext context) {
        CachedForm.problem(state, context.codec())
                .ifPresent(why -> context.events()
                        .event(DeviceEvent.warning(
                                RunRule.UNREADABLE_STATE,
                                "HyperBEAM cannot read the state after this slot from its cache: " + why)));
    }

    /** A process that a node could not compute a third slot of (R21). */
    static void ofRestoring(Message state, EventSink events) {
        if (ProcessDevice.atSlot(state) < 2) {
            return;
        }
        MapOrder stack = new MapOrder(state);
        for (int n = 1; stack.device(state, n).isPresent(); n++) {
            String device = stack.device(state, n).get();
            if (device.equalsIgnoreCase(Wasm64Device.NAME)) {
                return;
            }
            if (device.equalsIgnoreCase(DedupDevice.NAME)) {
                events.event(DeviceEvent.warning(
                        RunRule.DEDUP_STOPS,
                        "on HyperBEAM dedup@1.0, standing before wasm-64@1.0, keeps the image from being started again"
                                + " for the third slot, which fails: put it behind wasm-64@1.0"));
                return;
            }
        }
    }

    /** A message that json-iface@1.0 cannot give to an image. */
    static void ofRefusal(Refused refused, EventSink events) {
        Optional<Rule> rule = switch (refused.kind()) {
            case BAD_TARGET -> Optional.of(MessageRule.TARGET_LENGTH);
            case DEVICE_NOT_LOADABLE -> Optional.of(MessageRule.UNKNOWN_DEVICE);
            case INVALID_UTF8 -> Optional.of(MessageRule.INVALID_UTF8);
            default -> Optional.empty();
        };
        rule.ifPresent(
                found -> events.event(DeviceEvent.warning(found, "HyperBEAM fails here too: " + refused.getMessage())));
    }

    /**
     * A patch that replaces what the process works with.
     *
     * @param target where patches go
     */
    static void ofPatches(Message patches, String target, EventSink events) {
        List<String> parts = Paths.parts(target);
        List<String> keys = parts.isEmpty()
                ? patches.entries().keySet().stream()
                        .map(Key::normal)
                        .filter(LOAD_BEARING::contains)
                        .toList()
                : patches.isEmpty()
                        ? List.of()
                        : parts.stream().limit(1).filter(LOAD_BEARING::contains).toList();
        if (!keys.isEmpty()) {
            events.event(DeviceEvent.warning(
                    MessageRule.PATCH_OVERWRITES,
                    "the patches overwrite " + String.join(", ", keys) + " of the process itself, and nothing protects"
                            + " them: give the process a patch-to, such as /cache, or send fewer keys"));
        }
    }
}
