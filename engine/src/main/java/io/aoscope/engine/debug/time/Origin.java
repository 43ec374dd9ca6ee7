package io.aoscope.engine.debug.time;

import io.aoscope.engine.message.Binary;
import java.util.List;

/**
 * Where a value of the results comes from.
 *
 * @param path below {@code results}, such as {@code outbox/1/data}
 * @param value its bytes
 * @param parts which bytes of the reply they were read from, and where those come from, in order
 */
public record Origin(String path, Binary value, List<Part> parts) {
    public Origin {
        parts = List.copyOf(parts);
    }

    /**
     * Bytes of the value that were written together.
     *
     * @param from the first of them in the value
     * @param length how many
     * @param reply where they stand in the reply
     * @param chain the write of the reply, then, where that copied, the write of what it copied, and so on to the first
     */
    public record Part(int from, int length, Range reply, List<Access> chain) {
        public Part {
            chain = List.copyOf(chain);
        }
    }
}
