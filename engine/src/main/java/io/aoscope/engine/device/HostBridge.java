package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Paths;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.rules.ImageRule;
import io.aoscope.engine.vm.Extern;
import io.aoscope.engine.vm.HostCall;
import io.aoscope.engine.vm.HostResult;
import io.aoscope.engine.vm.Imports;
import io.aoscope.engine.wasm.FuncType;
import io.aoscope.engine.wasm.Import;
import io.aoscope.engine.wasm.ImportKind;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import java.util.Optional;

/**
 * Answers the imports of an image: the device under {@code <prefix>/stdlib/<module>} is asked, and where it does not know
 * the function a stub returns 0 (semantics 9.4, 9.5; rules I1 to I7).
 */
final class HostBridge implements Imports {
    private static final String INVOKE = "invoke";

    private final WasmModule module;
    private final String prefix;
    private final HostState host;

    HostBridge(WasmModule module, String prefix, HostState host) {
        this.module = module;
        this.prefix = prefix;
        this.host = host;
    }

    @Override
    public Optional<Extern> resolve(Import wanted) {
        return wanted.kind() instanceof ImportKind.Function(int typeIndex)
                ? Optional.of(new Extern.Host(module.types().get(typeIndex), this::watched))
                : Optional.empty();
    }

    private HostResult watched(HostCall call) {
        return host.context().watch().answer(call, () -> call(call));
    }

    private HostResult call(HostCall call) {
        DeviceContext context = host.context();
        Optional<Failure> tooEarly =
                host.started() ? Optional.empty() : context.conduct().whileStarting(call, host.state());
        if (tooEarly.isPresent()) {
            return new HostResult.Stopping(tooEarly.get());
        }
        if (!host.started()) {
            context.events()
                    .event(DeviceEvent.warning(
                            ImageRule.START_IMPORTS,
                            call.module() + "." + call.name() + " is called while the image is being started, when"
                                    + " HyperBEAM has linked no import: the process does not start"));
        }
        if (call.name().startsWith(INVOKE)) {
            CallWarnings.ofInvoke(call, context.events());
            return context.conduct().invoke(call, host.state());
        }
        ImportCall asked = new ImportCall(
                call.module(), call.name(), call.type(), call.arguments(), host.state(), call.caller(), context);
        Optional<String> unanswered = unanswered(asked);
        if (unanswered.isPresent()) {
            return new HostResult.Stopping(context.conduct().failedImport(asked, unanswered.get()));
        }
        return switch (ask(asked)) {
            case ImportAnswer.Returned(Message state, long[] values) -> {
                host.restore(state);
                context.conduct().differs(call).ifPresent(context.events()::event);
                CallWarnings.ofImport(call, values, context.events());
                tell(call, DeviceEvent.Kind.HOST_CALL, values, context);
                yield new HostResult.Values(context.conduct().importResults(call.type(), values));
            }
            case ImportAnswer.Unknown(long value) -> {
                long[] values = call.type().results().isEmpty() ? new long[0] : new long[] {value};
                CallWarnings.ofStub(call, context.events());
                host.restore(context.conduct().recordUndefined(host.state(), prefix, describe(call, context)));
                tell(call, DeviceEvent.Kind.UNDEFINED_IMPORT, values, context);
                yield new HostResult.Values(values);
            }
            case ImportAnswer.Ended(Object reason) -> {
                context.conduct().differs(call).ifPresent(context.events()::event);
                tell(call, DeviceEvent.Kind.HOST_CALL, new long[0], context);
                yield new HostResult.Stopping(reason);
            }
        };
    }

    /** Why the node would not get to an answer; empty where it would. */
    private Optional<String> unanswered(ImportCall call) {
        boolean readable =
                numbers(call.type(), call.arguments(), call.context()).size() == call.arguments().length;
        if (!readable) {
            return Optional.of("the import " + call.module() + "." + call.name()
                    + " is given an infinite number or none, which Erlang does not have");
        }
        boolean known = host.state()
                .text(Paths.join(prefix, "stdlib", call.module(), "device"))
                .isPresent();
        Conduct conduct = call.context().conduct();
        return host.state()
                .get(Paths.join(prefix, "stdlib", call.module()))
                .flatMap(entry -> conduct.unusable(entry, call))
                .or(() -> known ? Optional.empty() : conduct.reserved(call.module(), call.name()));
    }

    private ImportAnswer ask(ImportCall call) {
        Message state = call.state();
        Optional<Message> entry = state.message(Paths.join(prefix, "stdlib", call.module()));
        Optional<Device> device = entry.flatMap(found -> found.text("device"))
                .flatMap(call.context().devices()::find);
        if (entry.isEmpty() || device.isEmpty()) {
            return new ImportAnswer.Unknown(0);
        }
        return device.get() instanceof ImportDevice imports
                ? imports.call(call)
                : PlainImports.call(device.get(), entry.get(), call, describe(call));
    }

    private static Message describe(HostCall call, DeviceContext context) {
        return describe(call.module(), call.name(), call.type(), numbers(call.type(), call.arguments(), context));
    }

    private static Message describe(ImportCall call) {
        return describe(
                call.module(), call.name(), call.type(), numbers(call.type(), call.arguments(), call.context()));
    }

    private static Message describe(String module, String name, FuncType type, List<Value> arguments) {
        String signature = Numbers.signature(type);
        return Message.builder()
                .put("path", "import")
                .put("module", module)
                .put("func", name)
                .put("args", new ListValue(arguments))
                // The driver cuts the last letter off (semantics 10.3).
                .put("func-sig", signature.substring(0, signature.length() - 1))
                .build();
    }

    /** Those of the arguments that the node can read. */
    private static List<Value> numbers(FuncType type, long[] arguments, DeviceContext context) {
        return Numbers.values(type.params(), arguments, context.conduct()::number);
    }

    private void tell(HostCall call, DeviceEvent.Kind kind, long[] values, DeviceContext context) {
        if (context.events() == EventSink.NONE) {
            return;
        }
        Message fields = describe(call, context);
        List<Value> results =
                Numbers.values(call.type().results(), values, (type, bits) -> Optional.of(Numbers.value(type, bits)));
        String arguments = String.join(
                ", ",
                ((ListValue) fields.get("args").orElse(ListValue.EMPTY))
                        .items().stream().map(Value::display).toList());
        String answer = results.isEmpty() ? "" : " = " + results.getFirst().display();
        context.events()
                .event(new DeviceEvent(
                        kind,
                        call.module() + "." + call.name() + "(" + arguments + ")" + answer,
                        fields.put("results", new ListValue(results))
                                .put("signature", Binary.of(Numbers.signature(call.type())))));
    }
}
