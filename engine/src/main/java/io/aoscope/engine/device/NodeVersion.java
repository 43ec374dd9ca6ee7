package io.aoscope.engine.device;

/** Which HyperBEAM the {@link Profile#HYPERBEAM} profile follows where they differ (semantics 20). */
public enum NodeVersion {
    /** Branch main of May 2025. */
    MAIN,
    /** Branches edge and beta of June 2025. */
    EDGE
}
