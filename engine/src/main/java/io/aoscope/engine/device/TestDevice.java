package io.aoscope.engine.device;

import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.math.BigInteger;

/** {@code test-device@1.0}, with which HyperBEAM tests imports: {@code mul} multiplies its arguments (semantics 9.4). */
final class TestDevice implements Device {
    static final String MULTIPLY = "mul";

    @Override
    public String name() {
        return "test-device@1.0";
    }

    @Override
    public Outcome resolve(String key, Message base, Message request, DeviceContext context) {
        if (!key.equals(MULTIPLY)) {
            return new Outcome.NotFound();
        }
        Value product = Value.of(1);
        if (request.get("args").orElse(ListValue.EMPTY) instanceof ListValue list) {
            for (Value argument : list.items()) {
                product = product(product, argument);
            }
        }
        Message answer = Message.of("state", base.get("state").orElse(Message.EMPTY), "results", ListValue.of(product));
        return new Outcome.Ok(answer, "multiplied");
    }

    private static Value product(Value left, Value right) {
        return left instanceof IntegerValue(BigInteger a) && right instanceof IntegerValue(BigInteger b)
                ? new IntegerValue(a.multiply(b))
                : Value.of(real(left) * real(right));
    }

    private static double real(Value value) {
        return value instanceof IntegerValue(BigInteger number) ? number.doubleValue() : Numbers.floating(value);
    }
}
