package io.aoscope.engine.device;

import io.aoscope.engine.message.FloatValue;
import io.aoscope.engine.message.IntegerValue;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import io.aoscope.engine.rules.RunRule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** {@code multipass@1.0}: asks for another pass until {@code pass} has reached {@code passes} (semantics 5; P7, P8). */
public final class MultipassDevice implements Device {
    private static final IntegerValue ONE = new IntegerValue(BigInteger.ONE);

    @Override
    public String name() {
        return "multipass@1.0";
    }

    @Override
    public boolean knows(String key) {
        return !key.equals("keys") && !key.equals("set");
    }

    @Override
    public Outcome resolve(String key, Message base, Message request, DeviceContext context) {
        Value passes = base.get("passes").orElse(ONE);
        Value pass = base.get("pass").orElse(ONE);
        Optional<BigDecimal> wanted = number(passes);
        if (wanted.isEmpty()) {
            context.events()
                    .event(DeviceEvent.warning(
                            RunRule.ENDLESS_PASSES,
                            "passes is " + passes.display()
                                    + ", which is no number: HyperBEAM runs passes without end"));
            return Outcome.failed(
                    FailureKind.LIMIT,
                    "passes is " + passes.display() + ", which is not a number: on a node every number is less than it,"
                            + " so the passes never end. Give passes as an integer (tag ao-types: passes=\"integer\")",
                    base);
        }
        boolean again =
                number(pass).filter(now -> now.compareTo(wanted.get()) < 0).isPresent();
        return again
                ? new Outcome.Pass(base, "pass " + pass.display() + " of " + passes.display() + ": asked for another")
                : new Outcome.Ok(base, "pass " + pass.display() + " of " + passes.display() + ": the last");
    }

    private static Optional<BigDecimal> number(Value value) {
        return switch (value) {
            case IntegerValue integer -> Optional.of(new BigDecimal(integer.number()));
            case FloatValue number
            when Double.isFinite(number.number()) -> Optional.of(new BigDecimal(number.number()));
            default -> Optional.empty();
        };
    }
}
