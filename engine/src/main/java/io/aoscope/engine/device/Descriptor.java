package io.aoscope.engine.device;

import io.aoscope.engine.message.Atom;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.Message;
import io.aoscope.engine.message.Value;
import java.util.List;

/**
 * An open file or directory.
 *
 * @param number from 0; 3 is the root directory
 * @param filename with a slash before each part
 * @param offset where the next read or write begins
 * @param append whether writes go to the end
 */
record Descriptor(int number, String filename, long offset, boolean append) {
    private static final String OFFSET = "offset";

    static Descriptor of(int number, Message message) {
        return new Descriptor(
                number,
                message.text("filename").orElse("/"),
                message.integer(OFFSET).map(Number::longValue).orElse(0L),
                message.get("append").filter(Atom.TRUE::equals).isPresent());
    }

    Message toMessage() {
        Message plain = Message.of("filename", Binary.of(filename), OFFSET, Value.of(offset));
        return append ? plain.put("append", Atom.TRUE) : plain;
    }

    List<String> parts() {
        return Vfs.parts("", filename);
    }

    Descriptor at(long newOffset) {
        return new Descriptor(number, filename, newOffset, append);
    }

    /** Standard input, output and error are streams: they have no position. */
    boolean isStream() {
        return number <= 2;
    }
}
