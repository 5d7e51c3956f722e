/* SPDX-License-Identifier: GPL-2.0 */
/* Writes an initramfs: a cpio archive of the "newc" kind, in a memory file. */
#ifndef AGENT_ARCHIVE_H
#define AGENT_ARCHIVE_H

#include <stddef.h>

int archive_begin(void);
void archive_directory(int archive, const char *path);
void archive_text(int archive, const char *path, const char *text, size_t length);
/* False when there is no such file. */
int archive_file(int archive, const char *path, const char *from);
void archive_end(int archive);

#endif
