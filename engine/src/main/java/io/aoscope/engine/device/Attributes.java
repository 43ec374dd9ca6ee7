package io.aoscope.engine.device;

import io.aoscope.engine.message.Message;

/**
 * What is known of a file beyond its content.
 *
 * @param inode its serial number: two names with one number are one file
 * @param links how many names it has
 * @param accessed when the guest last set the time of access, in nanoseconds since 1970; reading does not change it
 * @param modified when its content last changed
 * @param changed when its content, names or times last changed
 */
record Attributes(long inode, int links, long accessed, long modified, long changed) {
    private static final String INODE = "inode";
    private static final String LINKS = "links";
    private static final String ACCESSED = "accessed";
    private static final String MODIFIED = "modified";
    private static final String CHANGED = "changed";

    /** Numbers that are counted stay far below this bit; a file nobody counted has one made of its name. */
    private static final long UNCOUNTED = 1L << 62;

    static Attributes created(long inode, long now) {
        return new Attributes(inode, 1, now, now, now);
    }

    /** Of a file that the guest never touched, such as one that came with the process: its times are 1970. */
    static Attributes untouched(String name) {
        long hash = 0;
        for (int i = 0; i < name.length(); i++) {
            hash = hash * 1_000_003 + name.charAt(i);
        }
        return new Attributes(UNCOUNTED | hash >>> 2, 1, 0, 0, 0);
    }

    static Attributes of(Message message) {
        return new Attributes(
                number(message, INODE),
                (int) number(message, LINKS),
                number(message, ACCESSED),
                number(message, MODIFIED),
                number(message, CHANGED));
    }

    Message toMessage() {
        return Message.builder()
                .put(INODE, inode)
                .put(LINKS, links)
                .put(ACCESSED, accessed)
                .put(MODIFIED, modified)
                .put(CHANGED, changed)
                .build();
    }

    Attributes writtenAt(long now) {
        return new Attributes(inode, links, accessed, now, now);
    }

    Attributes withLinks(int count, long now) {
        return new Attributes(inode, count, accessed, modified, now);
    }

    Attributes withTimes(long access, long modification, long now) {
        return new Attributes(inode, links, access, modification, now);
    }

    private static long number(Message message, String key) {
        return message.integer(key).map(Number::longValue).orElse(0L);
    }
}
