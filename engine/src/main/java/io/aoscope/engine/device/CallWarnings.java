package io.aoscope.engine.device;

import io.aoscope.engine.message.FloatValue;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.rules.ImageRule;
import io.aoscope.engine.rules.RunRule;
import io.aoscope.engine.vm.HostCall;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.NumType;
import io.aoscope.engine.wasm.ValType;
import java.util.List;
import java.util.Optional;

/** What HyperBEAM does to the numbers of calls, in both directions (semantics 10.2, 10.3). */
final class CallWarnings {
    private CallWarnings() {}

    /** A call of an export that is about to be made. */
    static void ofArguments(String function, FuncType type, List<Value> given, EventSink events) {
        List<ValType> wanted = type.params();
        if (given.isEmpty() && !wanted.isEmpty()) {
            events.event(DeviceEvent.warning(
                    RunRule.NO_ARGUMENTS,
                    function + " takes " + type.text() + " and is given nothing: HyperBEAM's whole node crashes here"));
        } else if (given.size() != wanted.size()) {
            events.event(DeviceEvent.warning(
                    RunRule.CALL_NUMBERS,
                    function + " takes " + wanted.size() + " parameters and is given " + given.size()
                            + ": HyperBEAM ignores what is too much and does not initialise what is missing"));
        }
        for (int i = 0; i < Math.min(given.size(), wanted.size()); i++) {
            String fault = fault(wanted.get(i), given.get(i));
            if (!fault.isEmpty()) {
                events.event(DeviceEvent.warning(
                        RunRule.CALL_NUMBERS, "parameter " + (i + 1) + " of " + function + " is " + fault));
            }
        }
        if (type.results().contains(NumType.F32)) {
            events.event(DeviceEvent.warning(
                    RunRule.F32_RESULT, function + " returns an f32, which HyperBEAM reads as an f64: garbage"));
        }
    }

    private static String fault(ValType wanted, Value given) {
        return switch (given) {
            case IntegerValue ignored
            when isFloat(wanted) ->
                "an integer where " + wanted.text() + " is taken: HyperBEAM takes its bits for those of a float."
                        + " Write it with a point, 5.0";
            case FloatValue ignored
            when !isFloat(wanted) ->
                "a float where " + wanted.text() + " is taken: HyperBEAM takes its bits for those of an integer";
            case IntegerValue integer
            when !integer.fitsInt() -> "beyond signed 32 bits: on HyperBEAM it arrives as garbage";
            default -> "";
        };
    }

    /** A call of an export that has returned. */
    static void ofResults(String function, FuncType type, long[] results, EventSink events) {
        List<ValType> types = type.results();
        long[] numbers = Numbers.low(types, results);
        for (int i = 0; i < numbers.length; i++) {
            if (types.get(i) == NumType.F64 && infinite(numbers[i])) {
                events.event(DeviceEvent.warning(
                        RunRule.INFINITE_NUMBER,
                        function + " returned an infinite number or none, which Erlang does not have: HyperBEAM hangs"
                                + " here for ever"));
            }
        }
    }

    private static boolean infinite(long bits) {
        return !Double.isFinite(Double.longBitsToDouble(bits));
    }

    /** A call of an import that was answered with some values. */
    static void ofImport(HostCall call, long[] answered, EventSink events) {
        String name = call.module() + "." + call.name();
        List<ValType> params = call.type().params();
        if (params.contains(NumType.F32)) {
            tell(events, name + " takes an f32, which reaches HyperBEAM's devices as garbage");
        }
        long[] arguments = Numbers.low(params, call.arguments());
        for (int i = 0; i < arguments.length; i++) {
            if (params.get(i) == NumType.F64 && infinite(arguments[i])) {
                events.event(DeviceEvent.warning(
                        RunRule.INFINITE_NUMBER,
                        name + " is given an infinite number or none, which Erlang does not have: HyperBEAM hangs here"
                                + " for ever"));
            }
        }
        for (int i = 0; i < answered.length; i++) {
            ValType type = call.type().results().get(i);
            if (type != NumType.I32 && HyperbeamNumbers.result(type, answered[i]) != answered[i]) {
                tell(
                        events,
                        "the result of " + name + " is " + type.text()
                                + " and does not fit into 32 bits, which is all that HyperBEAM keeps of it");
            }
        }
        if (answered.length > 1) {
            tell(events, name + " returns several values, of which HyperBEAM passes on the first");
        }
        boolean read = call.module().equals(WasiDevice.MODULE) && call.name().equals("fd_read");
        if (read && answered.length == 1 && answered[0] != 0) {
            events.event(DeviceEvent.warning(
                    ImageRule.WASI_HANGS,
                    "fd_read failed here, where HyperBEAM would hang for ever: keep what the image needs in"
                            + " its memory"));
        }
    }

    private static void tell(EventSink events, String text) {
        events.event(DeviceEvent.warning(ImageRule.IMPORT_NUMBERS, text));
    }

    /** A call of an {@code invoke_} import, unless it is of the one kind that works. */
    static void ofInvoke(HostCall call, EventSink events) {
        List<ValType> params = call.type().params();
        String name = call.module() + "." + call.name();
        Optional<String> crash = HyperbeamInvoke.crash(call);
        if (crash.isPresent()) {
            events.event(
                    DeviceEvent.warning(ImageRule.INVOKE, name + " crashes HyperBEAM's whole node: " + crash.get()));
            return;
        }
        boolean works = params.size() == 2
                && params.get(1) == NumType.I32
                && call.type().results().isEmpty();
        if (works) {
            return;
        }
        String text = params.size() < 2
                ? name + " does nothing on HyperBEAM, where such a function is not called without arguments"
                : name + " gets wrong arguments on HyperBEAM"
                        + (call.type().results().isEmpty() ? "" : ", and always 0 back");
        events.event(DeviceEvent.warning(ImageRule.INVOKE, text));
    }

    /** An import that nobody answers. */
    static void ofStub(HostCall call, EventSink events) {
        String name = call.module() + "." + call.name();
        if (HyperbeamNumbers.reserved(call.module(), call.name()).isPresent()) {
            events.event(DeviceEvent.warning(
                    ImageRule.IMPORT_NAME,
                    name + " has the name of a function of every message, which HyperBEAM runs instead of a stub: the"
                            + " call hangs for ever"));
            return;
        }
        boolean wasi = call.module().equals(WasiDevice.MODULE);
        events.event(DeviceEvent.warning(
                wasi ? ImageRule.WASI_STUB : ImageRule.IMPORT_STUB,
                "no device answers " + name + ": a stub returns 0, and the state of the process records each call"));
    }

    private static boolean isFloat(ValType type) {
        return type == NumType.F32 || type == NumType.F64;
    }
}
