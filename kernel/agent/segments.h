/* SPDX-License-Identifier: GPL-2.0 */
#ifndef AGENT_SEGMENTS_H
#define AGENT_SEGMENTS_H

/* Loads a bzImage by kexec_load(), where user space lays out the memory; 0 or a negative errno. */
int load_segments(int kernel, int initrd, const char *command_line);

#endif
