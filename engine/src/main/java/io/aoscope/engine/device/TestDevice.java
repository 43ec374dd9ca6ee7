package io.aoscope.engine.device;

import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
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
        BigInteger product = BigInteger.ONE;
        if (request.get("args").orElse(ListValue.EMPTY) instanceof ListValue list) {
            for (var argument : list.items()) {
                product = argument instanceof IntegerValue number ? product.multiply(number.number()) : product;
            }
        }
        Message answer = Message.of(
                "state",
                base.get("state").orElse(Message.EMPTY),
                "results",
                ListValue.of(new IntegerValue(BigInteger.valueOf(product.intValue()))));
        return new Outcome.Ok(answer, "multiplied");
    }
}
