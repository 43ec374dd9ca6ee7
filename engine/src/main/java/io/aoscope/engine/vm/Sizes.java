package io.aoscope.engine.vm;

/**
 * How large the methods of generated code may be, in estimated bytes of Java's bytecode.
 *
 * @param whole a function up to this is one method
 * @param first of a larger one this much is left in the method that is called
 * @param most of a part that becomes a method of its own
 * @param least of such a part
 */
record Sizes(int whole, int first, int most, int least) {
    static final Sizes NORMAL = new Sizes(5000, 3000, 3000, 150);
}
