package io.aoscope.engine.device;

import io.aoscope.engine.vm.Instance;
import io.aoscope.engine.vm.InstanceState;
import io.aoscope.engine.vm.Machine;

/**
 * An instance of an image, standing under {@code priv/<prefix>/instance} of the state.
 *
 * @param fresh what the instance was when it had been started
 */
public record RunningImage(Machine machine, Instance instance, HostState host, InstanceState fresh) {}
