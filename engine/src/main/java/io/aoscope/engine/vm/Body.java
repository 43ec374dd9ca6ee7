package io.aoscope.engine.vm;
final class Body { static Body of(FunctionHandle f) { throw new UnsupportedOperationException(f.toString()); } }
