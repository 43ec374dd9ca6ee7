package io.aoscope.engine.session;

/**
 * Something about a process definition that its author should know before it is spawned.
 *
 * @param rule that it rests on, in {@code docs/semantics}
 * @param place the key of the definition, such as {@code device-stack/5}
 * @param message what is so, and what it leads to
 * @param remedy what to write instead
 */
public record DefinitionProblem(Severity severity, String rule, String place, String message, String remedy) {
    /** How grave it is. */
    public enum Severity {
        /** The process does not start, or no message of it can succeed. */
        ERROR,
        /** It does not do what it seems to say. */
        WARNING,
        /** Worth knowing. */
        NOTE
    }

    /** One line for a person. */
    public String text() {
        return place + ": " + message + "; " + remedy + " (" + rule + ")";
    }
}
