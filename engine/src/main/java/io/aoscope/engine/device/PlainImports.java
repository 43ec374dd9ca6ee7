package io.aoscope.engine.device;

import io.aoscope.engine.message.FloatValue;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.wasm.ValType;
import java.util.List;

/** Imports answered by a device that knows nothing of memory: state and numbers in, state and numbers out (I2). */
final class PlainImports {
    private PlainImports() {}

    static ImportAnswer call(Device device, Message entry, ImportCall call, Message request) {
        Message base = entry.put("state", call.state());
        return switch (device.resolve(call.name(), base, request, call.context())) {
            case Outcome.Ok(Message answer, String ignored) -> returned(answer, call);
            case Outcome.Failed(Failure failure) ->
                new ImportAnswer.Ended(call.context().conduct().failedImport(call, failure.message()));
            case Outcome.NotFound ignored -> new ImportAnswer.Unknown(0);
            case Outcome other ->
                new ImportAnswer.Ended(Failure.of(
                        FailureKind.INTERNAL,
                        device.name() + " answered the import " + call.name() + " with " + other,
                        call.state()));
        };
    }

    private static ImportAnswer returned(Message answer, ImportCall call) {
        Message state = answer.message("state").orElse(call.state());
        List<Value> values =
                answer.get("results").orElse(ListValue.EMPTY) instanceof ListValue list ? list.items() : List.of();
        List<ValType> types = call.type().results();
        long[] bits = new long[Math.min(types.size(), values.size())];
        try {
            for (int i = 0; i < bits.length; i++) {
                String where = "result " + (i + 1) + " of " + call.name();
                if (!(values.get(i) instanceof IntegerValue) && !(values.get(i) instanceof FloatValue)) {
                    String why = where + " is " + values.get(i).display() + ", which is no number";
                    return new ImportAnswer.Ended(call.context().conduct().failedImport(call, why));
                }
                bits[i] = call.context().conduct().importResult(where, types.get(i), values.get(i));
            }
        } catch (Refused e) {
            return new ImportAnswer.Ended(Failure.of(e.kind(), String.valueOf(e.getMessage()), state));
        }
        return new ImportAnswer.Returned(state, bits);
    }
}
