package io.aoscope.engine.rules;

/** One way in which HyperBEAM treats images, messages and runs. */
public sealed interface Rule permits ImageRule, MessageRule, RunRule {
    RuleText text();

    /** Stable; what reports and warnings name the rule by. */
    default String id() {
        return text().id();
    }

    default Severity severity() {
        return text().severity();
    }

    default String title() {
        return text().title();
    }

    /** What the rule is about. */
    default String cause() {
        return text().cause();
    }

    /** What happens on HyperBEAM. */
    default String effect() {
        return text().effect();
    }

    /** What to do about it. */
    default String remedy() {
        return text().remedy();
    }

    /** Sections of the semantics that say so, and how sure that is; begins with {@code none} where none does. */
    default String source() {
        return text().source();
    }
}
