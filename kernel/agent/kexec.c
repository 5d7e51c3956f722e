// SPDX-License-Identifier: GPL-2.0
/*
 * The jump into the next kernel: an initramfs with this agent, the script and
 * where to go on, loaded by kexec_file_load().
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/reboot.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <linux/reboot.h>
#include "agent.h"
#include "archive.h"
#include "segments.h"

/* One kernel's files; the image only where a later jump may need it. */
static void add_kernel(int archive, const char *name, bool image)
{
	static const char *const files[] = { "luo_mock.ko", "symbols", "bzImage" };
	char path[300], from[300];
	size_t i;

	snprintf(path, sizeof(path), "luo/kernels/%s", name);
	archive_directory(archive, path);
	for (i = 0; i < ARRAY_SIZE(files) - !image; i++) {
		snprintf(path, sizeof(path), "luo/kernels/%s/%s", name, files[i]);
		snprintf(from, sizeof(from), "/luo/kernels/%s/%s", name, files[i]);
		archive_file(archive, path, from);
	}
}

static void add_kernels(int archive, bool images)
{
	DIR *directory = opendir("/luo/kernels");
	struct dirent *entry;

	while (directory && (entry = readdir(directory)))
		if (entry->d_name[0] != '.')
			add_kernel(archive, entry->d_name, images);
	if (directory)
		closedir(directory);
}

/* Programs that the script runs. */
static void add_files(int archive)
{
	DIR *directory = opendir("/luo/files");
	struct dirent *entry;
	char path[300], from[300];

	if (!directory)
		return;
	archive_directory(archive, "luo/files");
	while ((entry = readdir(directory))) {
		snprintf(path, sizeof(path), "luo/files/%s", entry->d_name);
		snprintf(from, sizeof(from), "/luo/files/%s", entry->d_name);
		if (entry->d_name[0] != '.')
			archive_file(archive, path, from);
	}
	closedir(directory);
}

/* next: what the agent is to know there, one line. */
static int initramfs(const char *kernel, int line, const char *next)
{
	static const char *const directories[] = { "dev", "proc", "sys", "tmp", "luo", "luo/kernels" };
	int archive = archive_begin();
	size_t i;

	for (i = 0; i < ARRAY_SIZE(directories); i++)
		archive_directory(archive, directories[i]);
	archive_file(archive, "init", "/proc/self/exe");
	archive_file(archive, "luo/script", "/luo/script");
	archive_text(archive, "luo/kernel", kernel, strlen(kernel));
	archive_text(archive, "luo/next", next, strlen(next));
	add_files(archive);
	add_kernels(archive, script_jumps_after(&machine.script, line));
	archive_end(archive);
	return archive;
}

/* Takes each of the words out of a command line. */
static void remove_words(char *line, char *words)
{
	char *word, *rest;

	for (word = strtok_r(words, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		size_t length = strlen(word);
		char *at = line;

		while ((at = strstr(at, word))) {
			if ((at == line || at[-1] == ' ') && (at[length] == ' ' || !at[length]))
				memmove(at, at + length, strlen(at + length) + 1);
			else
				at += length;
		}
	}
}

static void command_line(struct command *command, char *text, size_t room)
{
	const char *add = command ? get_text(command, "add") : NULL;
	char words[256];

	if (!read_file("/proc/cmdline", text, room))
		give_up(machine.line, "/proc/cmdline can not be read");
	if (command && has_key(command, "remove")) {
		snprintf(words, sizeof(words), "%s", get_text(command, "remove"));
		remove_words(text, words);
	}
	if (add)
		snprintf(text + strlen(text), room - strlen(text), " %s", add);
}

static int load_file(int kernel, int archive, const char *text)
{
	long result = syscall(SYS_kexec_file_load, kernel, archive, strlen(text) + 1, text, 0UL);

	return result < 0 ? -errno : 0;
}

/*
 * Loads the kernel that a reboot command names; a negative errno if that is refused. Without a command: this kernel
 * again, by the call that hands nothing over, which is as near to a cold boot as a jump gets.
 */
int load_next_kernel(struct command *command, int line, const char *extra)
{
	const char *name = command ? get_text(command, "kernel") : NULL;
	const char *how = command ? get_text(command, "load") : "segments";
	char path[128], text[2048], next[256];
	int kernel, archive, result;

	if (how && !strcmp(how, "none"))
		return 0;
	name = name ? name : machine.kernel;
	snprintf(path, sizeof(path), "/luo/kernels/%s/bzImage", name);
	kernel = open(path, O_RDONLY | O_CLOEXEC);
	if (kernel < 0)
		return -ENOENT;
	snprintf(next, sizeof(next), "line=%d generation=%d digest=%d module=%d %s\n", line, machine.generation + 1,
		 machine.digest, command ? (int)get_number(command, "module", 1) : 1, extra);
	archive = initramfs(name, line, next);
	command_line(command, text, sizeof(text));
	if (!how || !strcmp(how, "file"))
		result = load_file(kernel, archive, text);
	else if (!strcmp(how, "segments"))
		result = load_segments(kernel, archive, text);
	else
		give_up(line, "load=%s: expected file, segments or none", how);
	close(archive);
	close(kernel);
	return result;
}

/* Comes back only when it is refused. */
int jump(void)
{
	reboot(LINUX_REBOOT_CMD_KEXEC);
	return -errno;
}

void reset_machine(void)
{
	for (;;) {
		reboot(LINUX_REBOOT_CMD_RESTART);
		pause();
	}
}

void halt_machine(void)
{
	reboot(LINUX_REBOOT_CMD_HALT);
	for (;;)
		pause();
}
