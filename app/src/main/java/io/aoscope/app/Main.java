package io.aoscope.app;

/** Entry point of AOScope. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("AOScope " + String.join(" ", args));
    }
}
