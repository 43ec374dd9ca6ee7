package io.aoscope.engine.message;

/** How a node of some version turns messages into strings and ids (semantics 1.1, 1.2, 20). */
public enum Codec {
    /** Branch main of May 2025. */
    MAIN,
    /** Branches edge and beta of June 2025. */
    EDGE;

    /**
     * The message with only strings and messages in it.
     *
     * @throws NotEncodableException where the node has no form for it
     */
    public Message encode(Message message) {
        return this == EDGE ? EdgeTabm.encode(message) : Tabm.encode(message);
    }
}
