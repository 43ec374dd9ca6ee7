package io.aoscope.engine.wasm;

/**
 * One clause of {@code try_table}.
 *
 * @param tag tag index; 0 where the clause catches all
 * @param label relative label that is branched to, counted outside of the {@code try_table}
 */
public record CatchClause(Kind kind, int tag, int label) {
    /** The four clauses in the order of their binary codes. */
    public enum Kind {
        CATCH("catch"),
        CATCH_REF("catch_ref"),
        CATCH_ALL("catch_all"),
        CATCH_ALL_REF("catch_all_ref");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        /** Whether the clause names a tag, and so passes the exception's values. */
        public boolean hasTag() {
            return this == CATCH || this == CATCH_REF;
        }

        /** Whether the clause passes a reference to the exception. */
        public boolean passesReference() {
            return this == CATCH_REF || this == CATCH_ALL_REF;
        }
    }
}
