package io.aoscope.engine.vm;

/** The pages of a memory, in one array or in a table. What code accesses without asking is read from the fields of both. */
sealed interface Pages permits FlatPages, PageTable {
    /**
     * Makes room for pages behind the last one; whether it could.
     *
     * @param exactly whether the array, if it is one, is to have just these pages
     */
    boolean reserve(long pages, boolean exactly);

    /** The array of the page that an address stands in, for reading. */
    byte[] page(long address);

    /** The place of an address in the array of its page. */
    int start(long address);

    /** The array of a page, for writing. */
    byte[] own(int page);

    /** Whether a page may have been written to, ever; false only where it was not. */
    boolean touched(int page, MemoryImage last);

    /** Pages that were ever written to. */
    long resident(MemoryImage last);

    /**
     * The image after the last one, which is the last one where nothing has changed.
     *
     * @param claimedPages as in {@link MemoryImage}
     */
    MemoryImage image(MemoryImage last, int pages, long claimedPages);

    /** Puts an image in the place of what is there after the last one; there is room. */
    void restore(MemoryImage image, MemoryImage last, int pages);
}
