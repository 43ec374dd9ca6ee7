package io.aoscope.engine.session;

import io.aoscope.engine.rules.Rule;
import io.aoscope.engine.rules.Rules;
import java.util.Optional;

/**
 * Something in a slot that HyperBEAM does otherwise, or that surprises there.
 *
 * @param rule id of the rule; a device of others may name one that the catalogue does not have
 * @param message what happened, and what HyperBEAM does
 * @param at where it happened first
 * @param times how often in this slot, at least 1
 */
public record SlotWarning(String rule, String message, Coordinate at, int times) {
    /** Cause, effect and remedy. */
    public Optional<Rule> explained() {
        return Rules.find(rule);
    }

    /** The message, and how often where that is more than once. */
    public String text() {
        return times == 1 ? message : message + " (" + times + " times)";
    }
}
