package io.aoscope.engine.vm;
import org.jspecify.annotations.Nullable;
final class Fuser { Fuser(Body b) {} @Nullable Fused fuse() { return null; } }
