/** The panels and the workbench. */
@NullMarked
package io.aoscope.ui;

import org.jspecify.annotations.NullMarked;
