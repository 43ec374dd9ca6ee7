package io.aoscope.engine.device;

import io.aoscope.engine.message.Binary;
import io.aoscope.engine.message.ListValue;
import io.aoscope.engine.message.Message;
import java.util.List;

/**
 * An open file or directory.
 *
 * @param number from 0; 3 is the root directory
 * @param filename with a slash before each part
 * @param offset where the next read or write begins
 * @param flags of WASI's {@code fdflags}
 * @param rights what it may be used for
 * @param inheriting what descriptors opened through it may be used for
 * @param unlinked the number of the file where it has lost its name; 0 where it has one
 * @param listing the names of a directory as they were when it was last read from its beginning
 */
record Descriptor(
        int number,
        String filename,
        long offset,
        int flags,
        long rights,
        long inheriting,
        long unlinked,
        ListValue listing) {
    static final int APPEND = 1;
    private static final String FILENAME = "filename";
    private static final String OFFSET = "offset";
    private static final String FLAGS = "flags";
    private static final String RIGHTS = "rights";
    private static final String INHERITING = "rights-inheriting";
    private static final String UNLINKED = "unlinked";
    private static final String LISTING = "listing";
    private static final List<String> STREAMS = List.of("/dev/stdin", "/dev/stdout", "/dev/stderr");

    static Descriptor opened(int number, List<String> parts, int flags, long rights, long inheriting) {
        String name = Vfs.name(parts);
        return new Descriptor(number, name, 0, flags, rights, inheriting, 0, ListValue.EMPTY);
    }

    /** The descriptors that HyperBEAM makes say nothing of rights: one reads, the others write. */
    static Descriptor of(int number, Message message) {
        String filename = message.text(FILENAME).orElse("/");
        return new Descriptor(
                number,
                filename,
                number(message, OFFSET, 0),
                (int) number(message, FLAGS, 0),
                number(message, RIGHTS, usual(filename)),
                number(message, INHERITING, 0),
                number(message, UNLINKED, 0),
                message.get(LISTING).orElse(ListValue.EMPTY) instanceof ListValue names ? names : ListValue.EMPTY);
    }

    private static long usual(String filename) {
        return switch (STREAMS.indexOf(filename)) {
            case -1 -> Rights.FILE;
            case 0 -> Rights.STREAM & ~Rights.FD_WRITE;
            default -> Rights.STREAM & ~Rights.FD_READ;
        };
    }

    private static long number(Message message, String key, long otherwise) {
        return message.integer(key).map(Number::longValue).orElse(otherwise);
    }

    Message toMessage() {
        Message.Builder builder =
                Message.builder().put(FILENAME, Binary.of(filename)).put(OFFSET, offset);
        put(builder, FLAGS, flags, 0);
        put(builder, RIGHTS, rights, usual(filename));
        put(builder, INHERITING, inheriting, 0);
        put(builder, UNLINKED, unlinked, 0);
        if (!listing.items().isEmpty()) {
            builder.put(LISTING, listing);
        }
        return builder.build();
    }

    private static void put(Message.Builder builder, String key, long value, long otherwise) {
        if (value != otherwise) {
            builder.put(key, value);
        }
    }

    List<String> parts() {
        return unlinked == 0 ? Vfs.parts(filename) : Vfs.unlinkedParts(unlinked);
    }

    boolean append() {
        return (flags & APPEND) != 0;
    }

    Descriptor at(long newOffset) {
        return new Descriptor(number, filename, newOffset, flags, rights, inheriting, unlinked, listing);
    }

    Descriptor withNumber(int other) {
        return new Descriptor(other, filename, offset, flags, rights, inheriting, unlinked, listing);
    }

    Descriptor withFlags(int other) {
        return new Descriptor(number, filename, offset, other, rights, inheriting, unlinked, listing);
    }

    Descriptor withRights(long own, long inherited) {
        return new Descriptor(number, filename, offset, flags, own, inherited, unlinked, listing);
    }

    Descriptor withListing(ListValue names) {
        return new Descriptor(number, filename, offset, flags, rights, inheriting, unlinked, names);
    }

    /** The same file under another name. */
    Descriptor renamed(List<String> parts) {
        return new Descriptor(number, Vfs.name(parts), offset, flags, rights, inheriting, unlinked, listing);
    }

    /** The same file after it has lost its name. */
    Descriptor unlinkedAs(long file) {
        return new Descriptor(number, filename, offset, flags, rights, inheriting, file, listing);
    }

    /** Standard input, output and error are streams: they have no position. */
    boolean isStream() {
        return unlinked == 0 && isStream(filename);
    }

    static boolean isStream(String filename) {
        return STREAMS.contains(filename);
    }
}
