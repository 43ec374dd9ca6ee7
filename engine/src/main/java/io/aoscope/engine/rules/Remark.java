package io.aoscope.engine.rules;

/**
 * What a rule says about one place of a message.
 *
 * @param place such as {@code Target} or {@code Tags.Count}
 * @param message what stands there and what HyperBEAM makes of it, in sentences
 */
public record Remark(Rule rule, String place, String message) {}
