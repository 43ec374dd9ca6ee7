package io.aoscope.engine.rules;

/**
 * What a rule says, each part a sentence or several.
 *
 * @param id in lower case, with hyphens
 * @param cause what it is about
 * @param effect what happens on HyperBEAM
 * @param remedy what to do
 * @param source sections of the semantics; [X] means observed, [R] read in HyperBEAM's source
 */
public record RuleText(
        String id, Severity severity, String title, String cause, String effect, String remedy, String source) {}
