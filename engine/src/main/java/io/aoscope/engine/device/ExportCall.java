package io.aoscope.engine.device;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.FloatValue;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Paths;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.rules.MessageRule;
import io.aoscope.engine.rules.RunRule;
import io.aoscope.engine.vm.FunctionHandle;
import io.aoscope.engine.vm.Trap;
import io.aoscope.engine.wasm.ExternKind;
import java.util.List;
import java.util.Optional;

/** Calls the exported function that a message asks for (semantics 9.2, 10.2; rules W3 to W6). */
final class ExportCall {
    private ExportCall() {}

    /** @param state with a running image */
    static Outcome make(Message state, Message request, DeviceContext context) {
        RunningImage image = Wasm64Device.running(state).orElseThrow();
        Optional<String> name = first(state, request, "function").map(Value::display);
        if (name.isEmpty()) {
            return new Outcome.Ok(state, "no function to call");
        }
        Optional<String> own = state.text("function");
        request.text("body/function")
                .filter(hijacked -> own.isPresent() && !own.get().equals(hijacked))
                .ifPresent(hijacked -> warnOfOverride(hijacked, own.get(), context));
        Optional<FunctionHandle> function = image.instance().function(name.get());
        if (function.isEmpty()) {
            return missing(state, image, name.get());
        }
        Value parameters = first(state, request, "parameters").orElse(ListValue.EMPTY);
        long[] arguments;
        try {
            List<Value> given = numbers(name.get(), parameters);
            CallWarnings.ofArguments(name.get(), function.get().type(), given, context.events());
            arguments = context.conduct().arguments(name.get(), function.get().type(), given);
        } catch (Refused e) {
            return e.outcome(state);
        }
        image.host().restore(state);
        image.host().use(context);
        MachineCall call =
                new MachineCall(image.machine(), image.instance(), name.get(), function.get(), arguments, image.host());
        return new Outcome.Enter(call, result -> answer(call, parameters, result, context));
    }

    /** W3: the message before the request before the state, so a message can name another function. */
    private static Optional<Value> first(Message state, Message request, String key) {
        return request.get("body/" + key).or(() -> request.get(key)).or(() -> state.get(key));
    }

    private static void warnOfOverride(String function, String own, DeviceContext context) {
        context.events()
                .event(DeviceEvent.warning(
                        MessageRule.FUNCTION_KEY,
                        "the message has a key function, so " + function + " is called instead of " + own));
    }

    private static List<Value> numbers(String function, Value parameters) throws Refused {
        if (!(parameters instanceof ListValue list)) {
            throw new Refused(
                    FailureKind.BAD_ARGUMENTS,
                    "the parameters of " + function + " have to be a list of numbers, but are " + parameters.display());
        }
        List<Value> items = list.items();
        for (Value item : items) {
            if (!(item instanceof IntegerValue) && !(item instanceof FloatValue)) {
                throw new Refused(
                        FailureKind.BAD_ARGUMENTS,
                        "the parameters of " + function + " have to be numbers, but one is " + item.display());
            }
        }
        return items;
    }

    private static Outcome missing(Message state, RunningImage image, String name) {
        List<String> exported = image.instance().module().exports().stream()
                .filter(export -> export.kind() == ExternKind.FUNCTION)
                .map(export -> export.name())
                .toList();
        return error(
                state,
                "Function not found: " + name,
                new WasmProblem(
                        FailureKind.FUNCTION_NOT_FOUND,
                        "Function not found: " + name + ". The image exports "
                                + (exported.isEmpty() ? "no functions" : String.join(", ", exported))
                                + "; export a function of that name"));
    }

    private static Outcome answer(MachineCall call, Value parameters, CallResult result, DeviceContext context) {
        Message state = call.host().state();
        SlotStart.spoiledHeap(state, context.events());
        String shown = call.function() + parameters(parameters);
        return switch (result) {
            case CallResult.Completed(long[] results) -> {
                ListValue output = values(call.handle(), results, context);
                SlotStart.compare(state, context.events());
                CallWarnings.ofResults(call.function(), call.handle().type(), results, context.events());
                if (output.items().size() < call.handle().type().results().size()) {
                    yield Outcome.failed(
                            FailureKind.WOULD_HANG,
                            "HyperBEAM would hang here for ever: " + shown + " returned an infinite number or none,"
                                    + " which Erlang does not have, so the node never sees the result. Return a finite"
                                    + " number",
                            state);
                }
                yield new Outcome.Ok(
                        withResult(state, Atom.OK, output), "called " + shown + ", which returned " + output.display());
            }
            case CallResult.Trapped(Trap trap) -> {
                if (trap.kind() == Trap.Kind.STACK_EXHAUSTED) {
                    context.events()
                            .event(DeviceEvent.warning(
                                    RunRule.OPERAND_STACK,
                                    "calls are nested deeper than fits into HyperBEAM's operand stack of 64 KiB"));
                }
                yield error(
                        state,
                        Traps.text(trap),
                        new WasmProblem(
                                trap.kind() == Trap.Kind.LIMIT ? FailureKind.LIMIT : FailureKind.TRAP,
                                call.function() + " trapped: " + trap.message() + Traps.place(trap)
                                        + "; step into wasm-64@1.0 to see how it got there"));
            }
            case CallResult.Stopped(ProcessExit(int code)) -> exited(state, call.function(), shown, code);
            case CallResult.Stopped(Object reason) -> Traps.stopped(call.function(), reason, state);
        };
    }

    /** F9. */
    private static Outcome exited(Message before, String function, String shown, int code) {
        Message state = before.set(
                Paths.join("results", Wasm64Device.prefix(before), "exit-code"),
                Value.of(Integer.toUnsignedLong(code)));
        if (code == 0) {
            return new Outcome.Ok(
                    withResult(state, Atom.OK, ListValue.EMPTY), "called " + shown + ", which called proc_exit(0)");
        }
        return error(
                state,
                "Exited with code " + code,
                new WasmProblem(FailureKind.EXIT, function + " called proc_exit(" + code + ") instead of returning"));
    }

    private static String parameters(Value parameters) {
        return parameters instanceof ListValue list
                ? "("
                        + String.join(
                                ", ", list.items().stream().map(Value::display).toList()) + ")"
                : "(" + parameters.display() + ")";
    }

    private static Outcome error(Message state, String output, WasmProblem problem) {
        Message after = withResult(state, Atom.ERROR, Binary.of(output))
                .withLive(Paths.join(Wasm64Device.prefix(state), "problem"), problem);
        return new Outcome.Ok(after, problem.message());
    }

    private static Message withResult(Message state, Atom type, Value output) {
        String place = Paths.join("results", Wasm64Device.prefix(state));
        return state.set(place, Message.of("type", type, "output", output));
    }

    /** The results that the node can read: i32 and i64 signed, f64 as floats, references as their handle. */
    private static ListValue values(FunctionHandle function, long[] results, DeviceContext context) {
        return new ListValue(Numbers.values(function.type().results(), results, context.conduct()::number));
    }
}
