// SPDX-License-Identifier: GPL-2.0
/*
 * kexec_load(): the older call, in which user space says what goes where.
 * Nothing of a live update is attached to such an image. The layout follows
 * Documentation/arch/x86/boot.rst: the 64-bit entry is 0x200 behind the start
 * of the protected-mode part and gets the address of boot_params in %rsi.
 */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <asm/bootparam.h>
#include <linux/kexec.h>
#include "agent.h"
#include "segments.h"

#define PAGE		0x1000UL
#define TRAMPOLINE_AT	0x200000UL	/* 2 MiB: below any kernel, above what firmware uses */
#define PARAMS_AT	(TRAMPOLINE_AT + PAGE)
#define LINE_AT		(TRAMPOLINE_AT + 2 * PAGE)
#define ENTRY_64	0x200

static size_t rounded(size_t size)
{
	return (size + PAGE - 1) & ~(PAGE - 1);
}

/* The memory of the machine, as this kernel lists it; what it does not use stays unused. */
static void memory_map(struct boot_params *params)
{
	FILE *file = fopen("/proc/iomem", "r");
	unsigned long start, end;
	char line[128];
	int count = 0;

	while (file && count < 64 && fgets(line, sizeof(line), file)) {
		if (line[0] == ' ' || !strstr(line, ": System RAM") || sscanf(line, "%lx-%lx", &start, &end) != 2)
			continue;
		params->e820_table[count].addr = start;
		params->e820_table[count].size = end - start + 1;
		params->e820_table[count++].type = 1;
	}
	if (file)
		fclose(file);
	params->e820_entries = (uint8_t)count;
}

/* As high as it goes, where a boot loader puts it too: the rest of memory stays in one piece. */
static unsigned long initrd_place(const struct boot_params *params, size_t size)
{
	unsigned long place = 0;
	int i;

	for (i = 0; i < params->e820_entries; i++) {
		unsigned long end = params->e820_table[i].addr + params->e820_table[i].size;

		if (params->e820_table[i].size > size && end < 1UL << 32)
			place = (end - size) & ~(PAGE - 1);
	}
	return place;
}

/* mov $PARAMS_AT, %rsi; mov $entry, %rax; jmp *%rax */
static void trampoline(uint8_t *code, uint64_t entry)
{
	uint64_t params = PARAMS_AT;

	memcpy(code, "\x48\xbe", 2);
	memcpy(code + 2, &params, 8);
	memcpy(code + 10, "\x48\xb8", 2);
	memcpy(code + 12, &entry, 8);
	memcpy(code + 20, "\xff\xe0", 2);
}

static void *contents(int fd, size_t *size)
{
	struct stat status;

	if (fstat(fd, &status))
		return MAP_FAILED;
	*size = (size_t)status.st_size;
	return mmap(NULL, *size, PROT_READ, MAP_PRIVATE, fd, 0);
}

static struct kexec_segment segment(const void *bytes, size_t size, unsigned long at, size_t room)
{
	return (struct kexec_segment){ .buf = bytes, .bufsz = size, .mem = (void *)at, .memsz = rounded(room) };
}

int load_segments(int kernel, int initrd, const char *command_line)
{
	size_t kernel_size, initrd_size, setup_size;
	uint8_t *image = contents(kernel, &kernel_size), *archive = contents(initrd, &initrd_size);
	struct boot_params *params = calloc(1, PAGE);
	uint8_t *code = calloc(1, PAGE);
	struct kexec_segment segments[5];
	unsigned long kernel_at, initrd_at;
	long result;

	if (image == MAP_FAILED || archive == MAP_FAILED || !params || !code)
		return -ENOMEM;
	memcpy(&params->hdr, image + 0x1f1, sizeof(params->hdr));
	setup_size = ((params->hdr.setup_sects ? params->hdr.setup_sects : 4) + 1UL) * 512;
	params->hdr.type_of_loader = 0xff;
	params->hdr.cmd_line_ptr = LINE_AT;
	memory_map(params);
	kernel_at = params->hdr.pref_address;
	initrd_at = initrd_place(params, initrd_size);
	params->hdr.ramdisk_image = (uint32_t)initrd_at;
	params->hdr.ramdisk_size = (uint32_t)initrd_size;
	trampoline(code, kernel_at + ENTRY_64);
	segments[0] = segment(code, PAGE, TRAMPOLINE_AT, PAGE);
	segments[1] = segment(params, PAGE, PARAMS_AT, PAGE);
	segments[2] = segment(command_line, strlen(command_line) + 1, LINE_AT, PAGE);
	segments[3] = segment(image + setup_size, kernel_size - setup_size, kernel_at, params->hdr.init_size);
	segments[4] = segment(archive, initrd_size, initrd_at, initrd_size);
	result = syscall(SYS_kexec_load, TRAMPOLINE_AT, ARRAY_SIZE(segments), segments, KEXEC_ARCH_DEFAULT);
	result = result < 0 ? -errno : 0;
	munmap(image, kernel_size);
	munmap(archive, initrd_size);
	free(params);
	free(code);
	return (int)result;
}
