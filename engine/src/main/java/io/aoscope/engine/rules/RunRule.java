package io.aoscope.engine.rules;

import static io.aoscope.engine.rules.Severity.ERROR;
import static io.aoscope.engine.rules.Severity.NOTE;
import static io.aoscope.engine.rules.Severity.WARNING;

/** What HyperBEAM does otherwise while a process starts or a message runs. */
public enum RunRule implements Rule {
    PUSH_FAILURE(
            "push-failure",
            ERROR,
            "A failure ends the push",
            "A message that push@1.0 delivered fails, and others of the push still wait.",
            "The whole push ends there, and what still waits is not delivered.",
            "Push the slots again whose messages did not arrive.",
            "14, docs/semantics/push.md N8 [R]"),
    PUSH_ENDLESS(
            "push-endless",
            WARNING,
            "Processes that answer each other for ever",
            "Messages that are pushed cause others, without end.",
            "push@1.0 has no limit: such processes push for ever. AOScope stops.",
            "Let one of the processes end it.",
            "14, docs/semantics/push.md N9 [R]"),
    PUSH_ORDER(
            "push-order",
            WARNING,
            "More than nine messages are pushed in another order",
            "A slot sent more than nine messages.",
            "They are pushed in the order of their keys as text: 1, 10, 11, 2.",
            "Send fewer, or do not rely on the order.",
            "14, docs/semantics/push.md N2 [R]"),
    NOT_COMPILED(
            "not-compiled",
            NOTE,
            "The image runs slower here",
            "The image uses what AOScope's compiled tier does not know.",
            "No difference: this is about AOScope, which interprets the image.",
            "Nothing.",
            "none: about AOScope");

    private final RuleText text;

    RunRule(String id, Severity severity, String title, String cause, String effect, String remedy, String source) {
        this.text = new RuleText(id, severity, title, cause, effect, remedy, source);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
