package io.aoscope.engine.device;

import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.Machine;

/** An instance of an image, standing under {@code priv/<prefix>/instance} of the state. */
public record RunningImage(Machine machine, Instance instance, HostState host) {}
