package io.aoscope.engine.rules;

import java.util.Locale;

/** How much a finding matters; the gravest first. */
public enum Severity {
    /** HyperBEAM does not start the image. */
    REFUSAL("refusals"),
    /** HyperBEAM takes the image, but messages of an aos-style process fail or lose their effect. */
    ERROR("errors"),
    /** HyperBEAM does not do what the image expects, in the circumstances that are told. */
    WARNING("warnings"),
    /** Worth knowing; nothing is wrong. */
    NOTE("notes");

    private final String plural;

    Severity(String plural) {
        this.plural = plural;
    }

    /** In lower case, as reports show it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Several of them, in lower case. */
    public String plural() {
        return plural;
    }
}
