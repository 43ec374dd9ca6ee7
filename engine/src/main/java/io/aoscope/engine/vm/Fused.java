package io.aoscope.engine.vm;
final class Fused { int entry(int i) { return -1; } }
