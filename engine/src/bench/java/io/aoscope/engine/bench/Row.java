package io.aoscope.engine.bench;

/**
 * One line of the table.
 *
 * @param instructions how many the engine itself counted, 0 when it does not count
 * @param nanos the median time of a run
 */
record Row(String program, String engine, long instructions, long nanos) {

    String format() {
        String count = instructions == 0 ? "-" : String.format("%,d", instructions);
        String mips = instructions == 0 ? "-" : String.format("%.1f", instructions * 1e3 / nanos);
        return String.format("| %s | %s | %s | %.0f | %s |", program, engine, count, nanos / 1e6, mips);
    }
}
